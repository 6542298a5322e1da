import { useCallback } from "react";
import { dayInWords } from "../../../shared/calendar/format.ts";
import type { KeptKind } from "../../../shared/contract/reports.ts";
import { AnswerNotice } from "../answer-notice.tsx";
import { useAnswer } from "../../ui/use-answer.ts";
import type { PartProps } from "./part.ts";
import { PlainTable } from "../plain-table.tsx";

const words: Readonly<Record<KeptKind, string>> = {
  input: "Entries of a run",
  "case-findings": "Findings of cases",
  "worker-findings": "Findings of workers",
  sample: "Samples",
  dispute: "Notes on findings",
  erasure: "Marks of an erasure",
  run: "Runs with their figures",
  "roll-up": "Roll-ups of a service's year",
  "access-log": "Entries of the access log",
};

/** What goes in the next 30 days, and what stays only because of a legal hold. */
export function RetentionPart({ client, council }: PartProps) {
  const asked = useAnswer(useCallback(() => client.retentionReport(council), [client, council]));
  if (asked.kind !== "read") return <AnswerNotice asked={asked} what="the retention report" />;
  const { day, until, legalHold, kinds } = asked.value;
  return (
    <>
      <p>
        Counted on {dayInWords(day)}.{" "}
        {legalHold ? "A legal hold stood: nothing expires while it does but the access log." : "No legal hold stood."}
      </p>
      <PlainTable
        label="What expires"
        headings={["Kind", `Expires by ${dayInWords(until)}`, "Under the legal hold"]}
        rows={kinds.map(({ kind, expiring, held }) => ({ key: kind, cells: [words[kind], expiring, held] }))}
      />
    </>
  );
}
