import { Button, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { titlesOf } from "../../shared/audit/check-titles.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import { statusWords } from "../../shared/checks/words.ts";
import type { RollUp } from "../../shared/contract/routes.ts";
import type { SharedCase } from "../../shared/contract/shared-cases.ts";
import { StateBadge } from "../ui/state-badge.tsx";

/** So many at once: two trackers may be copies of each other. */
const atOnce = 40;

const useStyles = makeStyles({
  heading: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  result: { marginTop: tokens.spacingVerticalXXS },
  away: { fontWeight: tokens.fontWeightSemibold },
  more: { justifySelf: "start", "@media print": { display: "none" } },
});

interface SharedCaseListProps {
  readonly cases: readonly SharedCase[];
  readonly rollUp: RollUp;
  readonly isOnce: boolean;
}

type Team = SharedCase["teams"][number];

/** Who stands in which teams, and what each team's tracker says. What is overdue and counts no longer comes first. */
export function SharedCaseList({ cases, rollUp, isOnce }: SharedCaseListProps) {
  const styles = useStyles();
  const [most, setMost] = useState(atOnce);
  const overdue = cases.filter(losesOverdue);
  const others = cases.filter((one) => !losesOverdue(one));
  const groups = [
    { title: "Overdue in a team that does not count the child", own: overdue.slice(0, most) },
    { title: "Others", own: others.slice(0, Math.max(0, most - overdue.length)) },
  ].filter(({ own }) => own.length > 0);
  return (
    <>
      {groups.map(({ title, own }) => (
        <div key={title}>
          <Subtitle2 as="h3" block className={styles.heading}>
            {title}
          </Subtitle2>
          <ul className={styles.list}>
            {own.map((one) => (
              <CaseItem key={one.ref} of={one} rollUp={rollUp} isOnce={isOnce} />
            ))}
          </ul>
        </div>
      ))}
      {cases.length > most && (
        <Button
          className={styles.more}
          onClick={() => {
            setMost(most + atOnce);
          }}
        >
          Show {Math.min(atOnce, cases.length - most)} more of {cases.length - most}
        </Button>
      )}
    </>
  );
}

function losesOverdue({ teams }: SharedCase): boolean {
  return teams.some(({ results }) => results.some(({ state, isCounted }) => state === "overdue" && !isCounted));
}

interface CaseItemProps extends Pick<SharedCaseListProps, "rollUp" | "isOnce"> {
  readonly of: SharedCase;
}

function CaseItem({ of: { ref, countedIn, teams }, rollUp, isOnce }: CaseItemProps) {
  const styles = useStyles();
  const others = [...new Set(teams.map(({ team }) => team))].filter((team) => team !== countedIn);
  return (
    <li>
      <strong>{ref}</strong>: {nameOf(rollUp, countedIn)}, also in{" "}
      {others.map((team) => nameOf(rollUp, team)).join(", ")}
      <ul className={styles.list}>
        {teams.map((team) => (
          <li key={team.runId}>
            {nameOf(rollUp, team.team)}, {allocatedWords(team)}
            <TeamResults team={team} council={rollUp.council} isOnce={isOnce} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function TeamResults({
  team,
  council,
  isOnce,
}: {
  readonly team: Team;
  readonly council: string;
  readonly isOnce: boolean;
}) {
  const styles = useStyles();
  const titles = titlesOf(council);
  return (
    <ul className={styles.list}>
      {team.results.map((result) => (
        <li key={`${result.check} ${result.subject.rowId}`} className={styles.result}>
          {titles.get(result.check)?.title ?? result.check}:{" "}
          <StateBadge state={result.state} words={statusWords(result)} />
          {isOnce && (result.isCounted ? " counted here" : <span className={styles.away}> not counted here</span>)}
        </li>
      ))}
    </ul>
  );
}

function allocatedWords({ allocatedOn }: Team): string {
  return allocatedOn === undefined ? "no day of allocation known" : `allocated ${dayInWords(allocatedOn)}`;
}

/** A team by its name; its short name is all that is known of one that has gone since. */
function nameOf({ teams }: RollUp, team: string): string {
  return teams.find((one) => one.team === team)?.name ?? team;
}
