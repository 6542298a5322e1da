import { Button, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import { titlesOf } from "../../shared/audit/check-titles.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { AuditClient, RunPlace } from "../../shared/contract/audit-client.ts";
import type { Failure } from "../../shared/contract/client.ts";
import type { FindingsWithNotes } from "../../shared/contract/routes.ts";
import { aboutWorkerCsv } from "./about-worker.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import { Choice } from "../ui/choice.tsx";
import { exclusionWords } from "../ui/exclusion-words.ts";
import { leftOut, listedResults, statesIn, type LeftOut, type Wanted, type WorkerResults } from "./listed-results.ts";
import { FileButtons } from "./file-buttons.tsx";
import type { SaveFile } from "./page-tools.ts";
import { ResultItem } from "./result-item.tsx";
import { runCsv, runJson, type RunFile } from "./run-file.ts";
import { useAnswer } from "../ui/use-answer.ts";

/** So many at once: a team may have hundreds. */
const atOnce = 40;

const useStyles = makeStyles({
  findings: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalS,
    justifyItems: "start",
  },
  filters: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  group: { justifySelf: "stretch" },
  heading: { margin: 0 },
  list: { listStyle: "none", margin: 0, padding: 0 },
  line: { margin: 0, overflowWrap: "anywhere" },
});

/** What a file about a worker says of itself, and where it goes. */
export interface Handing {
  readonly save: SaveFile;
  readonly edition: string;
  readonly marking: string;
  readonly drawnBy: string;
  readonly drawnOn: PlainDate;
}

interface RunFindingsProps {
  readonly client: AuditClient;
  readonly place: RunPlace;
  readonly asAt: PlainDate;
  /** The check that is looked at first; all of them when undefined. */
  readonly check?: string | undefined;
  /** How what is about one worker is handed over; absent where nothing can be. */
  readonly handing?: Handing | undefined;
}

/** A run's results down to the references, with their reasons. Nothing is read before it appears. */
export function RunFindings({ client, place: { council, team, runId }, ...props }: RunFindingsProps) {
  const ask = useCallback(() => client.findings({ council, team, runId }), [client, council, team, runId]);
  const findings = useAnswer(ask);
  if (findings.kind !== "read") return <AnswerNotice asked={findings} what="references and reasons" />;
  return <Results findings={findings.value} client={client} place={{ council, team, runId }} {...props} />;
}

interface ResultsProps extends RunFindingsProps {
  readonly findings: FindingsWithNotes;
}

function Results({ findings, check, handing, ...props }: ResultsProps) {
  const styles = useStyles();
  const [wanted, setWanted] = useState<Wanted>({ state: "needs-somebody", check });
  const [most, setMost] = useState(atOnce);
  const groups = listedResults(findings, wanted);
  const count = groups.reduce((sum, { results }) => sum + results.length, 0);
  return (
    <div className={styles.findings}>
      <Filters findings={findings} council={props.place.council} wanted={wanted} onWant={setWanted} />
      <p className={styles.line} role="status">
        {count === 1 ? "1 result." : `${count} results.`}
      </p>
      {firstOf(groups, most).map((group) => (
        <Group
          key={group.worker ?? ""}
          group={group}
          isAlone={groups.length === 1}
          handing={findings.pseudonyms === true ? undefined : handing}
          {...props}
        />
      ))}
      {count > most && (
        <Button
          onClick={() => {
            setMost(most + atOnce);
          }}
        >
          Show {Math.min(atOnce, count - most)} more of {count - most}
        </Button>
      )}
      <RowsLeftOut rows={leftOut(findings)} />
      {findings.pseudonyms === true && handing !== undefined && (
        <FileButtons
          what="Every finding of this run, as a file"
          files={forms.map((form) => ({ label: form.label, take: () => handAll(form, { handing, ...props }) }))}
        />
      )}
    </div>
  );
}

const forms = [
  { label: "CSV", end: "csv", type: "text/csv", made: runCsv },
  { label: "JSON", end: "json", type: "application/json", made: runJson },
] as const;

/** Read once more, as below. */
async function handAll(
  { end, type, made }: (typeof forms)[number],
  { client, place, asAt, handing: { save, ...saying } }: RunFindingsProps & { readonly handing: Handing },
): Promise<Failure | undefined> {
  const read = await client.findings(place);
  if (!read.ok) return read.failure;
  const file: RunFile = { findings: read.value, place, asAt, ...saying };
  save.text(`findings-${place.team}-${asAt}.${end}`, type, made(file));
  return undefined;
}

/** Read once more, so that the access log tells of it and no note that was put there meanwhile is missing. */
async function handAbout(
  label: string,
  { client, place, asAt, handing: { save, ...saying } }: RunFindingsProps & { readonly handing: Handing },
): Promise<Failure | undefined> {
  const read = await client.findings(place);
  if (!read.ok) return read.failure;
  const text = aboutWorkerCsv({ label, findings: read.value, place, asAt, ...saying });
  // The worker's name stays out of the names of files.
  save.text(`about-a-worker-${place.team}-${asAt}.csv`, "text/csv", text);
  return undefined;
}

interface FiltersProps {
  readonly findings: FindingsWithNotes;
  readonly council: string;
  readonly wanted: Wanted;
  readonly onWant: (wanted: Wanted) => void;
}

function Filters({ findings, council, wanted, onWant }: FiltersProps) {
  const styles = useStyles();
  const titles = titlesOf(council);
  const checks = [...new Set(findings.results.map((result) => result.check))];
  return (
    <div className={styles.filters}>
      <Choice
        label="Show"
        value={wanted.state}
        options={[
          ["needs-somebody", "What needs somebody"],
          ...statesIn(findings).map(({ state, words }) => [state, words] as const),
          ["all", "Everything"],
        ]}
        onChoose={(value) => {
          onWant({ ...wanted, state: value as Wanted["state"] });
        }}
      />
      <Choice
        label="Check"
        any="Every check"
        value={wanted.check ?? ""}
        options={checks.map((id) => [id, titles.get(id)?.title ?? id])}
        onChoose={(value) => {
          onWant({ ...wanted, check: value === "" ? undefined : value });
        }}
      />
    </div>
  );
}

interface GroupProps extends Omit<RunFindingsProps, "check"> {
  readonly group: WorkerResults;
  readonly isAlone: boolean;
}

function Group({ group: { worker, results }, isAlone, handing, ...props }: GroupProps) {
  const styles = useStyles();
  const titles = titlesOf(props.place.council);
  const isNamed = worker !== undefined || !isAlone;
  return (
    <div className={styles.group}>
      {isNamed && (
        <Subtitle2 as="h3" block className={styles.heading}>
          {worker ?? "No worker named"}
        </Subtitle2>
      )}
      {handing !== undefined && worker !== undefined && (
        <FileButtons
          what="Export"
          files={[{ label: `What is about ${worker}`, take: () => handAbout(worker, { handing, ...props }) }]}
        />
      )}
      <ul className={styles.list}>
        {results.map((listed) => (
          <ResultItem
            key={listed.key}
            listed={listed}
            title={titles.get(listed.result.check)?.title ?? listed.result.check}
            {...props}
          />
        ))}
      </ul>
    </div>
  );
}

function RowsLeftOut({ rows }: { readonly rows: readonly LeftOut[] }) {
  const styles = useStyles();
  if (rows.length === 0) return undefined;
  return (
    <div className={styles.group}>
      <Subtitle2 as="h3" block className={styles.heading}>
        Left out of the figures
      </Subtitle2>
      <ul className={styles.list}>
        {rows.map(({ name, reason, worker, exemptUntil }, index) => (
          <li key={`${name} ${index}`} className={styles.line}>
            <strong>{name}</strong>
            {worker !== undefined && `, ${worker}`}:{" "}
            {exemptUntil === undefined
              ? exclusionWords(reason)
              : `exempt until ${dayInWords(exemptUntil)}, with a reason`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The first results, still under their workers. */
function firstOf(groups: readonly WorkerResults[], most: number): readonly WorkerResults[] {
  let left = most;
  return groups.flatMap((group) => {
    const results = group.results.slice(0, Math.max(0, left));
    left -= results.length;
    return results.length === 0 ? [] : [{ ...group, results }];
  });
}
