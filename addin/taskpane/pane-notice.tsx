import { Button, Caption1, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { copyBoth } from "./agenda-clipboard.ts";
import type { PaneModel } from "./pane-model.ts";
import type { Notice } from "./pane-state.ts";

const useStyles = makeStyles({ said: { alignSelf: "center" } });

interface PaneNoticeProps {
  readonly notice: Notice;
  readonly model: PaneModel;
}

/** What was said last; after a fault with the ways on. */
export function PaneNotice({ notice: { details, ...notice }, model }: PaneNoticeProps) {
  return (
    <NoticeBar {...notice} onDismiss={model.dismiss}>
      {details !== undefined && (
        <>
          <Button size="small" onClick={() => void model.tryAgain()}>
            Try again
          </Button>
          <CopyDetails details={details} />
        </>
      )}
    </NoticeBar>
  );
}

/** They hold no name and nothing of a cell, so they can be sent to anybody. */
export function CopyDetails({ details }: { readonly details: string }) {
  const styles = useStyles();
  const [said, setSaid] = useState("");
  const copy = async (): Promise<void> => {
    const isCopied = await copyBoth({ html: `<pre>${details}</pre>`, text: details });
    setSaid(isCopied ? "Copied." : "The browser would not copy: note the reference.");
  };
  return (
    <>
      <Button size="small" onClick={() => void copy()}>
        Copy details
      </Button>
      <Caption1 className={styles.said} role="status">
        {said}
      </Caption1>
    </>
  );
}
