import { makeStyles, Text, Title3, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { textFlow } from "./text-flow.ts";

const useStyles = makeStyles({
  screen: {
    ...textFlow,
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    maxWidth: "60ch",
  },
});

interface MessageScreenProps {
  readonly title: string;
  readonly sentence: string;
  readonly children?: ReactNode;
}

/** A whole screen that says one thing and what to do about it. */
export function MessageScreen({ title, sentence, children }: MessageScreenProps) {
  const styles = useStyles();
  return (
    <main className={styles.screen}>
      <Title3 as="h1">{title}</Title3>
      <Text as="p">{sentence}</Text>
      {children}
    </main>
  );
}
