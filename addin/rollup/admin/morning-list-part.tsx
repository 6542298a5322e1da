import { useCallback } from "react";
import { dayInWords } from "../../../shared/calendar/format.ts";
import { AnswerNotice } from "../answer-notice.tsx";
import { useAnswer } from "../../ui/use-answer.ts";
import type { PartProps } from "./part.ts";
import { PlainTable } from "../plain-table.tsx";

/** The teams that have sent nothing for longer than the council's setting allows. */
export function MorningListPart({ client, council }: PartProps) {
  const asked = useAnswer(useCallback(() => client.morningList(council), [client, council]));
  if (asked.kind !== "read") return <AnswerNotice asked={asked} what="the morning list" />;
  const { day, staleDays, teams } = asked.value;
  const made = `As at ${dayInWords(day)}: teams that have submitted nothing for more than ${staleDays} days.`;
  if (teams.length === 0) return <p>{made} There is none.</p>;
  return (
    <>
      <p>{made}</p>
      <PlainTable
        label="The morning list"
        headings={["Team", "Service", "Last submitted"]}
        rows={teams.map(({ team, name, serviceName, lastSubmittedOn }) => ({
          key: team,
          cells: [name, serviceName, lastSubmittedOn === undefined ? "never" : dayInWords(lastSubmittedOn)],
        }))}
      />
    </>
  );
}
