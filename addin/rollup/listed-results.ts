import { comparableWorker } from "../../shared/audit/held-about.ts";
import { stateWords, statusWords } from "../../shared/checks/words.ts";
import { worstFirst } from "../../shared/checks/worst-first.ts";
import type { Dispute } from "../../shared/contract/beside-run.ts";
import type { Exclusion, Result } from "../../shared/contract/results.ts";
import type { CaseRowNote, FindingsWithNotes } from "../../shared/contract/routes.ts";
import type { State, SubjectKind } from "../../shared/contract/vocabulary.ts";

/** One result of a run as the page lists it. */
export interface ListedResult {
  readonly key: string;
  readonly name: string;
  /** Whose case or supervision it is; absent where that is not told or nobody is named. */
  readonly worker?: string;
  readonly words: string;
  readonly result: Result;
  readonly notes: readonly Dispute[];
}

/** Results under their worker; those that name nobody stand without one. */
export interface WorkerResults {
  readonly worker?: string;
  readonly results: readonly ListedResult[];
}

export interface Wanted {
  /** "needs-somebody" leaves out what is met, late or past the aim: the limits are kept, or it is history. */
  readonly state: State | "needs-somebody" | "all";
  readonly check: string | undefined;
}

const forInformation: ReadonlySet<State> = new Set(["met", "past-aim", "late"]);

/** Workers by name and not by how much is theirs: the list prepares conversations, it does not rank people. */
export function listedResults(findings: FindingsWithNotes, { state, check }: Wanted): readonly WorkerResults[] {
  const rows = rowNotes(findings.cases);
  const listed = findings.results
    .filter((result) => check === undefined || result.check === check)
    .filter(({ state: own }) =>
      state === "needs-somebody" ? !forInformation.has(own) : state === "all" || own === state,
    )
    .toSorted(worstFirst)
    .map((result) => listedResult(result, rows, findings.disputes));
  return byWorker(listed);
}

function listedResult(
  result: Result,
  rows: ReadonlyMap<string, CaseRowNote>,
  disputes: readonly Dispute[],
): ListedResult {
  const { check, subject } = result;
  const isCase = subject.kind === "case";
  const isPerson = subject.kind === "worker" || subject.kind === "manager" || subject.kind === "session";
  const worker = isCase ? rows.get(placeOf(subject))?.worker : isPerson ? subject.ref : undefined;
  return {
    key: JSON.stringify([check, subject.tableId, subject.rowId]),
    name: `${names[subject.kind](subject.ref)}${subject.role === "team-manager" ? ", team manager" : ""}`,
    ...(worker !== undefined && { worker }),
    words: statusWords(result),
    result,
    notes: disputes.filter((note) => note.check === check && placeOf(note) === placeOf(subject)),
  };
}

/** "Supervision of X" and never X alone: nobody is overdue. */
const names: Readonly<Record<SubjectKind, (ref: string | undefined) => string>> = {
  case: (ref) => ref ?? "A case without a reference",
  worker: (ref) => `Supervision of ${ref ?? "a worker without a name"}`,
  manager: (ref) => `Observations of ${ref ?? "a manager without a name"}`,
  session: (ref) => (ref === undefined ? "A one-to-one" : `One-to-one of ${ref}`),
  "group-session": (ref) => (ref === undefined ? "A group session" : `Group session of ${ref}`),
  team: (ref) => `Team ${ref ?? "without a name"}`,
};

function byWorker(listed: readonly ListedResult[]): readonly WorkerResults[] {
  const groups = new Map<string, { worker: string; results: ListedResult[] }>();
  const unnamed: ListedResult[] = [];
  for (const one of listed) {
    if (one.worker === undefined) {
      unnamed.push(one);
      continue;
    }
    const key = comparableWorker(one.worker);
    const group = groups.get(key) ?? { worker: one.worker, results: [] };
    group.results.push(one);
    groups.set(key, group);
  }
  const named = [...groups.values()].toSorted((one, other) =>
    one.worker.localeCompare(other.worker, "en-GB", { numeric: true }),
  );
  return unnamed.length === 0 ? named : [...named, { results: unnamed }];
}

/** The states that a run's results have, in the order in which they need somebody. */
export function statesIn({ results }: Pick<FindingsWithNotes, "results">): readonly { state: State; words: string }[] {
  return [...new Set(results.toSorted(worstFirst).map(({ state }) => state))].map((state) => ({
    state,
    words: stateWords(state),
  }));
}

/** A row of children that was left out. */
export interface LeftOut {
  readonly reason: Exclusion["reason"];
  readonly name: string;
  readonly worker?: string;
  /** Of an exempt row, the last day of the exemption. */
  readonly exemptUntil?: CaseRowNote["exemptUntil"];
}

/** Rows of children that were left out and whose reference is told; the others are only counted. */
export function leftOut({ exclusions, cases }: FindingsWithNotes): readonly LeftOut[] {
  const rows = rowNotes(cases);
  return exclusions.flatMap((exclusion): LeftOut[] => {
    const row = rows.get(placeOf(exclusion));
    if (row === undefined) return [];
    const { ref = "a case without a reference", worker, exemptUntil } = row;
    const until = exclusion.reason === "exempt" ? exemptUntil : undefined;
    return [
      {
        reason: exclusion.reason,
        name: ref,
        ...(worker !== undefined && { worker }),
        ...(until !== undefined && { exemptUntil: until }),
      },
    ];
  });
}

function rowNotes(cases: readonly CaseRowNote[] = []): ReadonlyMap<string, CaseRowNote> {
  return new Map(cases.map((row) => [placeOf(row), row]));
}

function placeOf({ tableId, rowId }: { readonly tableId: string; readonly rowId: string }): string {
  return JSON.stringify([tableId, rowId]);
}
