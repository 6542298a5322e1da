import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import { dayInWords } from "../../../shared/calendar/format.ts";
import { isPlainDate, plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { AccessLogDay } from "../../../shared/contract/organisation.ts";
import { AnswerNotice } from "../answer-notice.tsx";
import { timeInWords } from "../moment-words.ts";
import { useAnswer } from "../use-answer.ts";
import type { PartProps } from "./part.ts";
import { PlainTable } from "../plain-table.tsx";

const useStyles = makeStyles({
  part: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
  day: { width: "12rem" },
  onScreen: { "@media print": { display: "none" } },
  onPaper: { display: "none", "@media print": { display: "block", margin: 0 } },
  more: { justifySelf: "start" },
});

/** Who read or wrote what, by day. To look is written down too. */
export function AccessLogPart({ client, council, today }: PartProps) {
  const styles = useStyles();
  const [day, setDay] = useState<PlainDate>(today);
  return (
    <div className={styles.part}>
      <p className={styles.onPaper}>The access log of {dayInWords(day)}.</p>
      <Field label="Day" className={styles.onScreen}>
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
      <LogOfDay key={day} client={client} council={council} day={day} />
    </div>
  );
}

function LogOfDay({ client, council, day }: Pick<PartProps, "client" | "council"> & { readonly day: PlainDate }) {
  const styles = useStyles();
  const [before, setBefore] = useState<{ readonly entries: AccessLogDay["entries"]; readonly next?: string }>(nothing);
  const ask = useCallback(() => client.accessLog(council, day, before.next), [client, council, day, before.next]);
  const asked = useAnswer(ask);
  const entries = [...before.entries, ...(asked.kind === "read" ? asked.value.entries : [])];
  if (asked.kind === "read" && entries.length === 0) return <p>Nobody read or wrote anything on this day.</p>;
  const next = asked.kind === "read" ? asked.value.next : undefined;
  return (
    <>
      {entries.length > 0 && (
        <PlainTable
          label="The access log"
          headings={["At", "Who", "Did", "Of"]}
          rows={entries.map((entry, index) => ({
            key: String(index),
            cells: [timeInWords(new Date(entry.at)), entry.name, didWords(entry), ofWords(entry.of)],
          }))}
        />
      )}
      {asked.kind !== "read" && <AnswerNotice asked={asked} what="the access log" />}
      {next !== undefined && (
        <Button
          className={styles.more}
          onClick={() => {
            setBefore({ entries, next });
          }}
        >
          Show later entries
        </Button>
      )}
    </>
  );
}
const nothing = { entries: [] };

/** "erased", or "erased: refused" where that was asked for and not done. */
function didWords({ action, outcome }: AccessLogDay["entries"][number]): string {
  const did = action.replaceAll("-", " ");
  return outcome === "refused" ? `${did}: refused` : did;
}

/** "team safeguarding-east, run 1000…". */
function ofWords(of: AccessLogDay["entries"][number]["of"]): string {
  return Object.entries(of)
    .map(([name, value]) => `${name === "runId" ? "run" : name} ${value}`)
    .join(", ");
}
