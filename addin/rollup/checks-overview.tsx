import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { canBeJudged, type CheckFigures } from "../../shared/audit/check-figures.ts";
import type { CheckTitle } from "../../shared/audit/check-titles.ts";
import { figureWords } from "../../shared/audit/percentage.ts";
import { figuresOf } from "../../shared/audit/team-figures.ts";
import type { TeamMonth } from "../../shared/audit/team-month.ts";

const useStyles = makeStyles({
  scroll: { overflowX: "auto", "@media print": { display: "none" } },
  table: { borderCollapse: "collapse", width: "100%" },
  cell: {
    textAlign: "start",
    verticalAlign: "baseline",
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: "7rem",
  },
  group: { fontWeight: tokens.fontWeightSemibold, paddingTop: tokens.spacingVerticalM },
  name: {
    minWidth: "14rem",
    justifyContent: "start",
    textAlign: "start",
    paddingInline: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
  },
  chosen: { fontWeight: tokens.fontWeightSemibold },
  minor: { display: "block", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface ChecksOverviewProps {
  readonly checks: readonly CheckTitle[];
  readonly teams: readonly TeamMonth[];
  readonly chosen: string;
  readonly onChoose: (check: string) => void;
}

const groups = [
  { title: "Cases", of: ["cases"] },
  { title: "Supervision", of: ["workers", "supervision"] },
  { title: "Team managers: their own supervision, and observations of it", of: ["managers"] },
] satisfies readonly { title: string; of: readonly CheckTitle["of"][] }[];

/** Every check of the month beside every team, each figure for itself: figures of different checks are never blended. */
export function ChecksOverview({ checks, teams, chosen, onChoose }: ChecksOverviewProps) {
  const styles = useStyles();
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Every check of the month">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.cell}>
              Check
            </th>
            {teams.map(({ team, name }) => (
              <th key={team} scope="col" className={styles.cell}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ title, of }) => {
          const own = checks.filter((check) => of.some((each) => each === check.of));
          return own.length === 0 ? undefined : (
            <tbody key={title}>
              <tr>
                <th scope="rowgroup" colSpan={teams.length + 1} className={mergeClasses(styles.cell, styles.group)}>
                  {title}
                </th>
              </tr>
              {own.map((check) => (
                <CheckRow
                  key={check.id}
                  check={check}
                  teams={teams}
                  isChosen={check.id === chosen}
                  onChoose={onChoose}
                />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

interface CheckRowProps {
  readonly check: CheckTitle;
  readonly teams: readonly TeamMonth[];
  readonly isChosen: boolean;
  readonly onChoose: (check: string) => void;
}

function CheckRow({ check, teams, isChosen, onChoose }: CheckRowProps) {
  const styles = useStyles();
  return (
    <tr>
      <th scope="row" className={styles.cell}>
        <Button
          appearance="transparent"
          className={mergeClasses(styles.name, isChosen && styles.chosen)}
          aria-pressed={isChosen}
          onClick={() => {
            onChoose(check.id);
          }}
        >
          {check.title}
        </Button>
      </th>
      {teams.map((team) => (
        <td key={team.team} className={styles.cell}>
          <TeamFigure team={team} check={check.id} />
        </td>
      ))}
    </tr>
  );
}

function TeamFigure({ team, check }: { readonly team: TeamMonth; readonly check: string }) {
  const styles = useStyles();
  const figures = figuresOf(team, check);
  if (figures === undefined) return "no figures";
  if (!wasMade(team, check)) return "not checked";
  return (
    <>
      {figureWords(figures.figure)}
      <span className={styles.minor}>{beside(figures)}</span>
    </>
  );
}

function wasMade({ standing }: TeamMonth, check: string): boolean {
  return standing.kind === "sent" && standing.summary.counts[check] !== undefined;
}

function beside(figures: CheckFigures): string {
  const { judged, overdue } = figures;
  const of = canBeJudged(figures) ? `${judged.within} of ${judged.of}` : "";
  return [of, overdue === 0 ? "" : `${overdue} overdue`].filter((part) => part !== "").join(", ");
}
