import { summarise } from "../../shared/audit/summary.ts";
import { tablesOf } from "../../shared/checks/tables-of.ts";
import { teamsOf } from "../../shared/checks/teams.ts";
import { stateWords } from "../../shared/checks/words.ts";
import type { AuditSummary, Me } from "../../shared/contract/routes.ts";
import { states, type State } from "../../shared/contract/vocabulary.ts";
import { rowsOfTeam } from "../../shared/tracker/rows-of-team.ts";
import type { Checked } from "./check.ts";
import { knownChecks } from "./known-checks.ts";

type HeldTeam = Me["councils"][number]["teams"][number];

/** A team that can be submitted from this tracker, with how many of its rows go and how many others do not. */
export interface TeamToSubmit {
  readonly team: HeldTeam;
  readonly rows: number;
  readonly unsent: number;
  /** Some child or worker is the team's own. A session held for all teams makes no submission. */
  readonly isNamed: boolean;
}

/** The team that the tracker was confirmed for and, where it names several, the others of them that the person holds. */
export function teamsToSubmit({ understood, found }: Checked, held: readonly HeldTeam[]): readonly TeamToSubmit[] {
  return held
    .map((team) => {
      const { tables, rows, unsent } = rowsOfTeam(understood.tables, team.name, held.length);
      const isNamed = tables.some(
        ({ holds, rows: own }) => (holds === "cases" || holds === "workers") && own.length > 0,
      );
      return { team, rows, unsent, isNamed: isNamed || unsent === 0 };
    })
    .filter(({ team, unsent, isNamed }) => team.team === found.tracker.team || (isNamed && unsent > 0));
}

/** The teams as the rows of children and workers first name them. */
export function teamsNamed({ understood }: Pick<Checked, "understood">): readonly string[] {
  const rows = [...tablesOf(understood.tables, "cases"), ...tablesOf(understood.tables, "workers")].flatMap(
    (table): readonly { readonly fields: { readonly team?: string | undefined } }[] => table.rows,
  );
  const named = rows.flatMap(({ fields }) => fields.team ?? []);
  return teamsOf(named, [], false).names;
}

/**
 * What the service will count of one team's rows, by the same check with the same choices; undefined where this council's
 * policy is not held here.
 */
export async function summaryToCome(
  { understood, outcome }: Checked,
  teamName: string,
  teamsHeld: number,
): Promise<AuditSummary | undefined> {
  const { tables, unsent } = rowsOfTeam(understood.tables, teamName, teamsHeld);
  if (unsent === 0) return summarise(outcome);
  const { checkHere } = await import("./check-here.ts");
  const { asAt, choices, policy } = outcome;
  const ofTeam = checkHere({ council: policy.council, asAt, choices, tables });
  return ofTeam && summarise(ofTeam);
}

/** "Case discussion: 26 met, 16 past the aim, 13 overdue", a line for each check that has results. */
export function countLines(counts: AuditSummary["counts"], { outcome }: Pick<Checked, "outcome">): readonly string[] {
  const checks = knownChecks(outcome);
  return Object.entries(counts).map(
    ([check, ofCheck]) => `${checks.get(check)?.title ?? check}: ${statesInWords(ofCheck)}`,
  );
}

function statesInWords(counts: Partial<Record<State, number>>): string {
  return states
    .flatMap((state) => ((counts[state] ?? 0) > 0 ? [`${counts[state]} ${stateWords(state).toLowerCase()}`] : []))
    .join(", ");
}
