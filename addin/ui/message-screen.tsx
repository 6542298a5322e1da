import { makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { HelpLink } from "./help-link.tsx";
import { textFlow } from "./text-flow.ts";

const useStyles = makeStyles({
  screen: {
    ...textFlow,
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    maxWidth: "60ch",
  },
});

interface MessageScreenProps {
  readonly title: string;
  readonly sentence?: string;
  readonly children?: ReactNode;
}

/** A whole screen that says one thing and what to do about it. */
export function MessageScreen({ title, sentence, children }: MessageScreenProps) {
  const styles = useStyles();
  return (
    <main className={styles.screen}>
      <Subtitle1 as="h1">{title}</Subtitle1>
      {sentence !== undefined && <Text as="p">{sentence}</Text>}
      {children}
      <HelpLink />
    </main>
  );
}
