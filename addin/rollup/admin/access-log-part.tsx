import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import { dayInWords } from "../../../shared/calendar/format.ts";
import { isPlainDate, plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { Answer } from "../../../shared/contract/client.ts";
import type { AccessLogDay } from "../../../shared/contract/organisation.ts";
import { AnswerNotice } from "../answer-notice.tsx";
import { FileButtons } from "../file-buttons.tsx";
import { useAnswer } from "../../ui/use-answer.ts";
import { accessLogCsv, logHeadings, logRow } from "./access-log-csv.ts";
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
export function AccessLogPart({ client, council, today, view, me, save }: PartProps) {
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
      {save !== undefined && (
        <FileButtons
          what="Download"
          files={[
            {
              label: "The whole day, CSV",
              take: async () => {
                const read = await wholeDay(client, council, day);
                if (!read.ok) return read.failure;
                const drawn = { marking: view.settings.marking, drawnBy: me.name, drawnOn: today };
                const text = accessLogCsv({ name: view.name, day, entries: read.value, ...drawn });
                save.text(`access-log-${council}-${day}.csv`, "text/csv", text);
                return undefined;
              },
            },
          ]}
        />
      )}
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
          headings={logHeadings}
          rows={entries.map((entry, index) => ({ key: String(index), cells: logRow(entry) }))}
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

/** Read once more, from its beginning: what has been written down meanwhile is in it. */
async function wholeDay(
  client: PartProps["client"],
  council: string,
  day: PlainDate,
): Promise<Answer<AccessLogDay["entries"]>> {
  const entries: AccessLogDay["entries"] = [];
  let cursor: string | undefined;
  do {
    const page = await client.accessLog(council, day, cursor);
    if (!page.ok) return page;
    entries.push(...page.value.entries);
    cursor = page.value.next;
  } while (cursor !== undefined);
  return { ok: true, value: entries };
}
