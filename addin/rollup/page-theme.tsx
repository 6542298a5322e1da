import { useSyncExternalStore, type ReactNode } from "react";
import { AppFrame } from "../ui/app-frame.tsx";

const paper = matchMedia("print");

function listen(changed: () => void): () => void {
  paper.addEventListener("change", changed);
  return () => {
    paper.removeEventListener("change", changed);
  };
}

interface PageThemeProps {
  readonly isDark?: boolean | undefined;
  readonly children: ReactNode;
}

/** As the system has it on the screen; on paper always light. */
export function PageTheme({ isDark, children }: PageThemeProps) {
  const isOnPaper = useSyncExternalStore(listen, () => paper.matches);
  return <AppFrame isDark={isOnPaper ? false : isDark}>{children}</AppFrame>;
}
