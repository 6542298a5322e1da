import { Button, makeStyles, Spinner, Subtitle1, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { AuditClient, RunPlace } from "../../../shared/contract/audit-client.ts";
import type { RePerformance } from "../../../shared/contract/beside-run.ts";
import type { Answer } from "../../../shared/contract/client.ts";
import { NoticeBar } from "../../ui/notice-bar.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { PlainTable } from "../plain-table.tsx";

const useStyles = makeStyles({
  part: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", justifyItems: "start", gap: tokens.spacingVerticalS },
  heading: { margin: 0 },
  line: { margin: 0 },
});

interface RePerformProps {
  readonly client: AuditClient;
  readonly place: RunPlace;
}

/** The stored entries checked again, by the same edition and choices, as at the same day. */
export function RePerform({ client, place }: RePerformProps) {
  const styles = useStyles();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<RePerformance>>();
  const perform = async (): Promise<void> => {
    setBusy(true);
    setAnswer(await client.rePerform(place));
    setBusy(false);
  };
  return (
    <section className={styles.part}>
      <Subtitle1 as="h2" block className={styles.heading}>
        Perform it again
      </Subtitle1>
      <p className={styles.line}>
        Checks the entries of this run again, by the same edition and choices, as at the same day, and compares.
      </p>
      <Button disabledFocusable={isBusy} onClick={() => void perform()}>
        Re-perform
      </Button>
      {isBusy && <Spinner size="tiny" label="Checking again…" labelPosition="after" />}
      {answer !== undefined && !isBusy && <Outcome answer={answer} />}
    </section>
  );
}

const titles = {
  identical: "Identical",
  different: "Different",
  "input-expired": "Entries expired",
  "input-erased": "Entries erased",
} as const;

function Outcome({ answer }: { readonly answer: Answer<RePerformance> }) {
  if (!answer.ok) return <FailureNotice tone="warning" failure={answer.failure} />;
  const { value } = answer;
  const tone = value.outcome === "identical" ? "success" : value.outcome === "different" ? "error" : "info";
  return (
    <>
      <NoticeBar tone={tone} sentence={`${titles[value.outcome]}. ${value.sentence}`} />
      {value.outcome === "different" && <Differences outcome={value} />}
    </>
  );
}

function Differences({ outcome }: { readonly outcome: Extract<RePerformance, { outcome: "different" }> }) {
  const styles = useStyles();
  const { differences, count } = outcome;
  return (
    <>
      <PlainTable
        label="What differs"
        headings={["What", "In the run", "Checked again"]}
        rows={differences.map(({ what, before, now }) => ({ key: what, cells: [what, before, now] }))}
      />
      {count > differences.length && <p className={styles.line}>And {count - differences.length} more.</p>}
    </>
  );
}
