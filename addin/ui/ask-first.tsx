import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactNode } from "react";

const useStyles = makeStyles({
  question: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    flexBasis: "100%",
    ":focus": { outlineStyle: "none" },
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface AskFirstProps {
  /** What the button says that begins it. */
  readonly says: string;
  /** What it is about, for those who hear the button alone; what it says where that is enough. */
  readonly label?: string;
  readonly yes: string;
  readonly no: string;
  readonly size?: "small" | "medium";
  readonly isBusy: boolean;
  readonly onYes: () => void;
  /** What is lost, or who will read it. */
  readonly children: ReactNode;
}

/** A button for what cannot be undone, or that others will read: done only once the person has read what follows, and said yes. */
export function AskFirst({ says, label, yes, no, size = "medium", isBusy, onYes, children }: AskFirstProps) {
  const styles = useStyles();
  const [isAsking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    // Whoever works by keyboard goes on in the question, and back on the button afterwards.
    if (isAsking) place.current?.focus();
    else if (wasAsked.current) place.current?.querySelector("button")?.focus();
    wasAsked.current = isAsking;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <div ref={place}>
        <Button
          size={size}
          aria-label={label}
          disabledFocusable={isBusy}
          onClick={() => {
            setAsking(true);
          }}
        >
          {says}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.question} role="group" aria-label={label ?? says} ref={place} tabIndex={-1}>
      {children}
      <div className={styles.buttons}>
        <Button
          size={size}
          onClick={() => {
            setAsking(false);
          }}
        >
          {no}
        </Button>
        <Button
          size={size}
          disabledFocusable={isBusy}
          onClick={() => {
            setAsking(false);
            onYes();
          }}
        >
          {yes}
        </Button>
      </div>
    </div>
  );
}
