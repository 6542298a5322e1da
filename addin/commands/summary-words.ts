import { plusDays } from "../../shared/calendar/arithmetic.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { CheckOutcome, Result } from "../../shared/contract/results.ts";
import type { State, SubjectKind } from "../../shared/contract/vocabulary.ts";
import { placeKey } from "../../shared/tracker/understand.ts";
import { asksHowLongAgo, isForTheCouncil, knownChecks } from "./known-checks.ts";

/** What "soon" means on screen; it is no part of any policy. */
const soonDays = 7;
const soonWords = `in the next ${soonDays} days`;

/** What was counted together, so that the list can show that and nothing else. */
export interface CountedGroup {
  readonly id: string;
  /** "13 discussions overdue", as the summary says it. */
  readonly words: string;
  /** The same where it stands alone. */
  readonly option: string;
  /** The findings, by `findingKey`. */
  readonly findings: ReadonlySet<string>;
}

export interface SummarySentence {
  /** Which of the two lists its rows stand in. */
  readonly list: "cases" | "supervision";
  /** What follows one upon the other; a group is a number that can be looked into. */
  readonly parts: readonly (string | CountedGroup)[];
}

/** A check of one row: no other finding has the same. */
export function findingKey({ check, subject }: Result): string {
  return `${check} ${placeKey(subject.tableId, subject.rowId)}`;
}

/** The group of cases that are met so far: what it counts is in no list of findings. */
export const soonGroup = "case soon";

export function sentenceText({ parts }: SummarySentence): string {
  return parts.map((part) => (typeof part === "string" ? part : part.words)).join("");
}

/** The whole check in a few sentences, to be read out: cases and supervision apart. */
export function summaryOf(outcome: CheckOutcome): SummarySentence[] {
  const results = outcome.results.filter((result) => !isForTheCouncil(result));
  const checks = knownChecks(outcome);
  const isDiscussion = ({ check }: Result): boolean => asksHowLongAgo(checks.get(check));
  return [
    casesSentence(results.filter(of("case")), outcome.asAt, checks.size === 0 ? undefined : isDiscussion),
    ...others.flatMap((each) => otherSentence(outcome.results.filter(of(...each.kinds)), each)),
  ];
}

function of(...kinds: readonly SubjectKind[]): (result: Result) => boolean {
  return ({ subject }) => kinds.includes(subject.kind);
}

type Holds = (result: Result) => boolean;

const isOpen: Holds = ({ state }) => state === "overdue" || state === "not-met";

/** Tells whether a limit that is kept so far ends within the days that are soon. */
export function fallsDueSoon(asAt: PlainDate): Holds {
  const lastDay = plusDays(asAt, soonDays);
  return ({ state, dueOn }) => {
    const isKept = state === "met" || state === "past-aim";
    return isKept && dueOn !== undefined && asAt <= dueOn && dueOn <= lastDay;
  };
}

/** `isDiscussion` is not known of an edition that is not held here: then what is missing is not told apart. */
function casesSentence(results: readonly Result[], asAt: PlainDate, isDiscussion: Holds | undefined): SummarySentence {
  const rows = countRows(results);
  const isOfClock: Holds = (result) => isDiscussion?.(result) ?? true;
  const open = results.filter(isOpen);
  const [overdue, recordOnly] = apart(open, (result) => isDiscussion?.(result) === true);
  const isSoon = fallsDueSoon(asAt);
  const soon = results.filter((result) => isSoon(result) && isOfClock(result));
  const aims = results.filter((result) => result.state === "past-aim" && isOfClock(result));
  const need = counted("case open", open, "needs something", "need something");
  const told = [
    ...counted("case overdue", overdue, "discussion overdue", "discussions overdue"),
    ...counted("case record", recordOnly, "only a record missing"),
  ];
  const due = counted(soonGroup, soon, `falls due ${soonWords}`, `fall due ${soonWords}`);
  const parts = [
    need.length === 0
      ? [results.every(isOfClock) ? "none is overdue" : "none is overdue or lacks a record"]
      : inBrackets(need, isDiscussion === undefined ? [] : told),
    due.length === 0 ? [`0 fall due ${soonWords}`] : due,
    counted("case aim", aims, "past the aim"),
    ...inDoubt("case", results).map((group) => [group]),
  ].filter((part) => part.length > 0);
  return { list: "cases", parts: [`${rows} open ${rows === 1 ? "case" : "cases"}: `, ...separated(parts, "; "), "."] };
}

type Parts = SummarySentence["parts"];

function inBrackets(before: Parts, told: Parts): Parts {
  const listed = told.map((each) => [each]);
  return told.length === 0 ? before : [...before, " (", ...separated(listed, ", "), ")"];
}

function separated(parts: readonly Parts[], by: string): Parts {
  return parts.flatMap((part, index) => (index === 0 ? part : [by, ...part]));
}

interface Others {
  readonly kinds: readonly [SubjectKind, ...SubjectKind[]];
  readonly named: (count: number) => string;
  /** Before a number of theirs that stands alone. */
  readonly title: string;
}

const others: readonly Others[] = [
  {
    kinds: ["worker", "manager"],
    named: (count) => `Supervision of ${count} ${count === 1 ? "worker" : "workers"}`,
    title: "Workers",
  },
  {
    kinds: ["session"],
    named: (count) => `${count} ${count === 1 ? "one-to-one" : "one-to-ones"} held or changed`,
    title: "One-to-ones",
  },
  {
    kinds: ["team", "group-session"],
    named: (count) => `${count} ${count === 1 ? "team or group session" : "teams and group sessions"}`,
    title: "Teams and group sessions",
  },
];

function otherSentence(all: readonly Result[], { kinds: [kind], named, title }: Others): SummarySentence[] {
  const count = countRows(all);
  if (count === 0) return [];
  const results = all.filter((result) => !isForTheCouncil(result));
  const [overdue, recordOnly] = apart(results.filter(isOpen), ({ state }) => state === "overdue");
  const absent = results.filter(({ state }) => state === "absent");
  const groups = [
    ...counted(`${kind} overdue`, overdue, "overdue"),
    ...counted(`${kind} record`, recordOnly, "only a record missing"),
    ...counted(`${kind} absent`, absent, "due while the worker is away"),
    ...inDoubt(kind, results),
  ].map((group) => ({ ...group, option: `${title}: ${group.words}` }));
  const parts: Parts = groups.length === 0 ? ["nothing is overdue or missing"] : groups;
  const listed = parts.map((part) => [part]);
  return [{ list: "supervision", parts: [`${named(count)}: `, ...separated(listed, ", "), "."] }];
}

function inDoubt(kind: string, results: readonly Result[]): CountedGroup[] {
  const of = (state: State): Result[] => results.filter((result) => result.state === state);
  return [
    ...counted(`${kind} check-entry`, of("check-entry"), "with an entry to check"),
    ...counted(`${kind} cannot-check`, of("cannot-check"), "that cannot be checked in full"),
  ];
}

/** The results for which it holds, and those of rows for which it holds of none. */
function apart(
  results: readonly Result[],
  holds: Holds,
): readonly [holding: readonly Result[], rest: readonly Result[]] {
  const holding = results.filter(holds);
  const rows = new Rows(holding);
  return [holding, results.filter((result) => !rows.has(result))];
}

/** Nothing where there is none to count. */
function counted(id: string, results: readonly Result[], one: string, many = one): CountedGroup[] {
  const count = countRows(results);
  if (count === 0) return [];
  const words = `${count} ${count === 1 ? one : many}`;
  return [{ id, words, option: words, findings: new Set(results.map(findingKey)) }];
}

function countRows(results: readonly Result[]): number {
  return new Rows(results).count;
}

/** What the policy leaves to the council, each once. */
export function councilSentences(outcome: CheckOutcome): string[] {
  const checks = knownChecks(outcome);
  const open = new Map<string, { readonly result: Result; count: number }>();
  for (const result of outcome.results.filter(isForTheCouncil)) {
    const key = `${result.check} ${result.because.code}`;
    const known = open.get(key);
    if (known === undefined) open.set(key, { result, count: 1 });
    else known.count++;
  }
  return [...open.values()].map(({ result: { check, because, subject }, count }) => {
    const [one, many] = subject.kind === "case" ? ["case", "cases"] : ["worker", "workers"];
    const lacking = `the policy names no interval${silentOn[because.code] ?? ""} (section ${because.section})`;
    const title = checks.get(check)?.title ?? check;
    return `${title}: ${lacking}, so ${count} ${count === 1 ? one : many} cannot be checked until the council sets one.`;
  });
}

const silentOn: Readonly<Record<string, string>> = {
  "role-not-listed": " for the role and team",
  "tier-not-listed": " for the risk",
};

/** The rows that results are about, table by table: there may be many thousand, and no text is made for each of them. */
class Rows {
  private readonly byTable = new Map<string, Set<string>>();

  constructor(results: readonly Result[]) {
    for (const result of results) {
      const [table, row] = rowOf(result);
      const known = this.byTable.get(table);
      if (known === undefined) this.byTable.set(table, new Set([row]));
      else known.add(row);
    }
  }

  has(result: Result): boolean {
    const [table, row] = rowOf(result);
    return this.byTable.get(table)?.has(row) === true;
  }

  get count(): number {
    return [...this.byTable.values()].reduce((sum, { size }) => sum + size, 0);
  }
}

/** A team has a place in each log that names it, and is one all the same. */
function rowOf({ subject: { kind, tableId, rowId, ref = "" } }: Result): readonly [table: string, row: string] {
  return kind === "team" ? ["team", ref.trim().toLowerCase()] : [tableId, rowId];
}
