import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { FailureNotice } from "./failure-notice.tsx";
import { NoticeBar } from "../ui/notice-bar.tsx";
import type { Asked } from "../ui/use-answer.ts";

const useStyles = makeStyles({
  place: { display: "grid", justifyItems: "start", gap: tokens.spacingVerticalS },
});

interface AnswerNoticeProps {
  readonly asked: Exclude<Asked<unknown>, { kind: "read" }>;
  /** What is being read, as it stands after "Reading". */
  readonly what: string;
}

/** A part of the page that is being read or could not be. */
export function AnswerNotice({ asked, what }: AnswerNoticeProps) {
  const styles = useStyles();
  if (asked.kind === "reading") return <Spinner size="tiny" label={`Reading ${what}…`} labelPosition="after" />;
  const { failure, again } = asked;
  // Refused for good: what has expired or was erased does not come back.
  const isWorthTrying = failure.kind !== "refused" && failure.kind !== "not-found";
  // What is not there yet is no fault, and needs no number to ask about it.
  if (failure.kind === "not-found") return <NoticeBar tone="info" sentence={failure.sentence} />;
  return (
    <div className={styles.place}>
      <FailureNotice tone="warning" failure={failure} again={again} />
      {isWorthTrying && (
        <Button size="small" onClick={again}>
          Try again
        </Button>
      )}
    </div>
  );
}
