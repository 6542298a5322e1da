import { useSyncExternalStore, type ReactNode } from "react";
import { AppFrame } from "../ui/app-frame.tsx";

const paper = matchMedia("print");

function listen(changed: () => void): () => void {
  paper.addEventListener("change", changed);
  return () => {
    paper.removeEventListener("change", changed);
  };
}

/** As the system has it on the screen; on paper always light. */
export function PageTheme({ children }: { readonly children: ReactNode }) {
  const isOnPaper = useSyncExternalStore(listen, () => paper.matches);
  return <AppFrame isDark={isOnPaper ? false : undefined}>{children}</AppFrame>;
}
