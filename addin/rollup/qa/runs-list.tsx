import { Button, makeStyles, mergeClasses, Spinner, tokens } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons";
import { dayInWords, monthInWords } from "../../../shared/calendar/format.ts";
import { auditsPath } from "../../../shared/contract/audit-client.ts";
import type { AuditRun } from "../../../shared/contract/routes.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { FileButtons } from "../file-buttons.tsx";
import { momentInWords } from "../../ui/moment-words.ts";
import type { PageTools } from "../page-tools.ts";
import { queryOf, type RunsState, type RunsStore } from "./runs-store.ts";

const narrow = "@media screen and (max-width: 48rem)";

const useStyles = makeStyles({
  list: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", justifyItems: "start", gap: tokens.spacingVerticalM },
  line: { margin: 0 },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    [narrow]: { display: "block", "& tbody, & tr": { display: "block" } },
  },
  head: { [narrow]: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" } },
  heading: {
    textAlign: "start",
    fontWeight: tokens.fontWeightSemibold,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke1}`, [narrow]: { paddingBlock: tokens.spacingVerticalS } },
  cell: {
    textAlign: "start",
    verticalAlign: "baseline",
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    overflowWrap: "anywhere",
    [narrow]: {
      display: "grid",
      gridTemplateColumns: "minmax(7rem, 40%) 1fr",
      gap: tokens.spacingHorizontalS,
      padding: `${tokens.spacingVerticalXXS} 0`,
      "&[data-label]::before": { content: "attr(data-label)", color: tokens.colorNeutralForeground2 },
    },
  },
  team: { [narrow]: { display: "block" } },
  open: {
    minWidth: 0,
    justifyContent: "start",
    textAlign: "start",
    paddingInline: 0,
    fontWeight: tokens.fontWeightSemibold,
  },
});

const forms = [
  { format: "csv", label: "CSV" },
  { format: "xlsx", label: "Excel workbook" },
  { format: "json", label: "JSON" },
] as const;

interface RunsListProps {
  readonly state: RunsState;
  readonly store: RunsStore;
  readonly nameOf: (run: AuditRun) => string;
  readonly tools: PageTools;
  readonly onOpen: (run: AuditRun) => void;
}

/** The runs found so far, newest first, with what can be done with all of them. */
export function RunsList({ state, store, nameOf, tools: { save }, onOpen }: RunsListProps) {
  const styles = useStyles();
  const { runs, next, isLoading, failure, filters } = state;
  const again = (): void => void (runs.length === 0 ? store.look(filters) : store.more());
  return (
    <div className={styles.list}>
      {save !== undefined && (
        <FileButtons
          what="All that match, as a file"
          files={forms.map(({ format, label }) => ({
            label,
            take: () => save.file(auditsPath(filters.council, { ...queryOf(filters), format })),
          }))}
        />
      )}
      <p className={styles.line} role="status">
        {foundWords(state)}
      </p>
      {runs.length > 0 && <RunsTable runs={runs} nameOf={nameOf} onOpen={onOpen} />}
      {isLoading && <Spinner size="tiny" label="Reading runs…" labelPosition="after" />}
      {failure !== undefined && (
        <>
          <FailureNotice tone="warning" failure={failure} again={again} />
          <Button onClick={again}>Try again</Button>
        </>
      )}
      {next !== undefined && !isLoading && failure === undefined && (
        <Button onClick={() => void store.more()}>Show more</Button>
      )}
    </div>
  );
}

function foundWords({ runs, next, isLoading, failure }: RunsState): string {
  if (runs.length > 0) {
    const count = runs.length === 1 ? "1 run" : `${runs.length} runs`;
    return next === undefined ? `${count}.` : `${count} so far; more follow.`;
  }
  if (isLoading || failure !== undefined) return "";
  return "No run matches: choose another month, or take a filter away.";
}

const headings = ["For", "As at", "Submitted", "By", "Cases checked", "Edition"] as const;

type RunsTableProps = Pick<RunsListProps, "nameOf" | "onOpen"> & { readonly runs: readonly AuditRun[] };

/** A real table; on a narrow screen each row becomes a list of its own, and the roles say that it still is a table. */
function RunsTable({ runs, nameOf, onOpen }: RunsTableProps) {
  const styles = useStyles();
  return (
    <table role="table" className={styles.table} aria-label="Runs, newest first">
      <thead role="rowgroup" className={styles.head}>
        <tr role="row">
          {["Team", ...headings].map((heading) => (
            <th key={heading} role="columnheader" scope="col" className={styles.heading}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {runs.map((run) => (
          <RunRow key={run.runId} run={run} name={nameOf(run)} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

interface RunRowProps extends Pick<RunsListProps, "onOpen"> {
  readonly run: AuditRun;
  readonly name: string;
}

function RunRow({ run, name, onOpen }: RunRowProps) {
  const styles = useStyles();
  const { month, asAt, receivedAt, submittedBy, summary, policy, erased } = run;
  const values = [
    monthInWords(month),
    dayInWords(asAt),
    momentInWords(new Date(receivedAt)),
    submittedBy.name,
    erased === undefined ? summary.casesChecked : `${summary.casesChecked}, findings erased`,
    policy.edition,
  ];
  return (
    <tr role="row" className={styles.row}>
      <th role="rowheader" scope="row" className={mergeClasses(styles.cell, styles.team)}>
        <Button
          appearance="transparent"
          className={styles.open}
          icon={<ChevronRightRegular aria-hidden />}
          aria-label={`Open the run of ${name} for ${monthInWords(month)}, as at ${dayInWords(asAt)}`}
          onClick={() => {
            onOpen(run);
          }}
        >
          {name}
        </Button>
      </th>
      {headings.map((heading, index) => (
        <td key={heading} role="cell" data-label={heading} className={styles.cell}>
          {values[index]}
        </td>
      ))}
    </tr>
  );
}
