import {
  AriaLiveAnnouncer,
  FluentProvider,
  makeStaticStyles,
  teamsHighContrastTheme,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { useSyncExternalStore, type ReactNode } from "react";

/** The browser's own margin would frame a dark pane in white, and its fields would be wider than a narrow pane. */
const usePageStyles = makeStaticStyles({
  body: { margin: 0 },
  ".fui-Select, .fui-Select__select, .fui-Input, .fui-Input__input": { minWidth: 0 },
});

const forced = "(forced-colors: active)";
const dark = "(prefers-color-scheme: dark)";

interface AppFrameProps {
  /** Excel's own theme; without one, the browser's wish is followed. */
  readonly isDark?: boolean | undefined;
  readonly children: ReactNode;
}

/** Light, dark or high contrast around everything that is drawn. */
export function AppFrame({ isDark, children }: AppFrameProps) {
  usePageStyles();
  const isForced = useMedia(forced);
  const prefersDark = useMedia(dark);
  const plain = (isDark ?? prefersDark) ? webDarkTheme : webLightTheme;
  return (
    <FluentProvider theme={isForced ? teamsHighContrastTheme : plain} style={{ minHeight: "100vh" }}>
      {/* Notices are read out by it. */}
      <AriaLiveAnnouncer>{children}</AriaLiveAnnouncer>
    </FluentProvider>
  );
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => {
        media.removeEventListener("change", changed);
      };
    },
    () => matchMedia(query).matches,
  );
}
