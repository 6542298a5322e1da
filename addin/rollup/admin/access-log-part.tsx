import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import { isPlainDate, plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { AccessLogDay } from "../../../shared/contract/organisation.ts";
import { AnswerNotice } from "../answer-notice.tsx";
import { timeInWords } from "../moment-words.ts";
import { useAnswer } from "../use-answer.ts";
import type { PartProps } from "./part.ts";
import { PlainTable } from "./plain-table.tsx";

const useStyles = makeStyles({
  part: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
  day: { width: "12rem" },
});

/** Who read or wrote what, by day. To look is written down too. */
export function AccessLogPart({ client, council, today }: PartProps) {
  const styles = useStyles();
  const [day, setDay] = useState<PlainDate>(today);
  return (
    <div className={styles.part}>
      <Field label="Day">
        <Input
          className={styles.day}
          type="date"
          max={today}
          value={day}
          onChange={(_, { value }) => {
            if (isPlainDate(value)) setDay(plainDate(value));
          }}
        />
      </Field>
      <LogOfDay client={client} council={council} day={day} />
    </div>
  );
}

function LogOfDay({ client, council, day }: Pick<PartProps, "client" | "council"> & { readonly day: PlainDate }) {
  const asked = useAnswer(useCallback(() => client.accessLog(council, day), [client, council, day]));
  if (asked.kind !== "read") return <AnswerNotice asked={asked} what="the access log" />;
  const { entries } = asked.value;
  if (entries.length === 0) return <p>Nobody read or wrote anything on this day.</p>;
  return (
    <PlainTable
      label="The access log"
      headings={["At", "Who", "Did", "Of"]}
      rows={entries.map((entry, index) => ({
        key: String(index),
        cells: [timeInWords(new Date(entry.at)), entry.name, entry.action.replaceAll("-", " "), ofWords(entry.of)],
      }))}
    />
  );
}

/** "team safeguarding-east, run 1000…". */
function ofWords(of: AccessLogDay["entries"][number]["of"]): string {
  return Object.entries(of)
    .map(([name, value]) => `${name === "runId" ? "run" : name} ${value}`)
    .join(", ");
}
