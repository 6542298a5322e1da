import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { copied } from "../commands/agenda-copy.ts";
import type { AgendaDocument } from "../commands/agenda-document.ts";
import { copyBoth } from "./agenda-clipboard.ts";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
});

interface TakeAwayProps {
  readonly pages: readonly AgendaDocument[];
  readonly isBusy: boolean;
  /** Further buttons. */
  readonly children?: ReactNode;
}

/** Print and copy. Where Excel prints nothing from its pane, what is copied can be printed from a letter. */
export function AgendaTakeAway({ pages, isBusy, children }: TakeAwayProps) {
  const styles = useStyles();
  const [said, setSaid] = useState("");
  const copy = async (): Promise<void> => {
    const isCopied = await copyBoth(copied(pages));
    setSaid(
      isCopied
        ? "Copied: paste it into a letter or a message."
        : "The browser would not copy: select the text below and press Ctrl+C.",
    );
  };
  return (
    <>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabledFocusable={isBusy}
          onClick={() => {
            print();
          }}
        >
          Print
        </Button>
        <Button disabledFocusable={isBusy} onClick={() => void copy()}>
          Copy
        </Button>
        {children}
      </div>
      <Caption1 as="p">If Excel opens no print window, copy it and print it from a letter.</Caption1>
      <div role="status" aria-live="polite">
        {said !== "" && <Caption1 as="p">{said}</Caption1>}
      </div>
    </>
  );
}
