import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { ReactNode } from "react";

interface NoticeBarProps {
  readonly tone: "success" | "warning" | "error" | "info";
  readonly sentence: string;
  readonly reference?: string | undefined;
  readonly onDismiss?: (() => void) | undefined;
  /** Further buttons, before that which dismisses it. */
  readonly children?: ReactNode;
}

/** A sentence that says what happened and what to do, read out when it appears. */
export function NoticeBar({ tone, sentence, reference, onDismiss, children }: NoticeBarProps) {
  return (
    <MessageBar intent={tone} layout="multiline" politeness={tone === "error" ? "assertive" : "polite"}>
      <MessageBarBody>
        {sentence}
        {reference !== undefined && (
          <>
            {" "}
            Reference: <code>{reference}</code>
          </>
        )}
      </MessageBarBody>
      {(onDismiss !== undefined || children !== undefined) && (
        <MessageBarActions>
          {children}
          {onDismiss !== undefined && (
            <Button size="small" onClick={onDismiss}>
              Dismiss
            </Button>
          )}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
