import { plusDays } from "../../shared/calendar/arithmetic.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { CheckOutcome, Result } from "../../shared/contract/results.ts";
import type { State, SubjectKind } from "../../shared/contract/vocabulary.ts";
import { asksHowLongAgo, isForTheCouncil, knownChecks } from "./known-checks.ts";

/** What "soon" means on screen; it is no part of any policy. */
const soonDays = 7;

/** The whole check in a few sentences, to be read out: cases and supervision apart. */
export function summarySentences(outcome: CheckOutcome): string[] {
  const results = outcome.results.filter((result) => !isForTheCouncil(result));
  const checks = knownChecks(outcome);
  const isDiscussion = ({ check }: Result): boolean => asksHowLongAgo(checks.get(check));
  return [
    casesSentence(results.filter(of("case")), outcome.asAt, checks.size === 0 ? undefined : isDiscussion),
    ...others.flatMap(({ kinds, named }) => otherSentence(outcome.results.filter(of(...kinds)), named)),
  ];
}

function of(...kinds: readonly SubjectKind[]): (result: Result) => boolean {
  return ({ subject }) => kinds.includes(subject.kind);
}

type Holds = (result: Result) => boolean;

/** `isDiscussion` is not known of an edition that is not held here: then what is missing is not told apart. */
function casesSentence(results: readonly Result[], asAt: PlainDate, isDiscussion: Holds | undefined): string {
  const rows = countRows(results, () => true);
  const isOpen: Holds = ({ state }) => state === "overdue" || state === "not-met";
  const needing = countRows(results, isOpen);
  const overdue = countRows(results, (result) => isOpen(result) && isDiscussion?.(result) === true);
  const until = plusDays(asAt, soonDays);
  const fallsDue: Holds = ({ state, dueOn }) =>
    (state === "met" || state === "past-aim") && dueOn !== undefined && asAt <= dueOn && dueOn <= until;
  const isOfClock: Holds = (result) => isDiscussion?.(result) ?? true;
  const soon = countRows(results, (result) => fallsDue(result) && isOfClock(result));
  const aims = countRows(results, (result) => result.state === "past-aim" && isOfClock(result));
  const apart = [
    counted(overdue, "discussion overdue", "discussions overdue"),
    counted(needing - overdue, "only a record missing"),
  ];
  const need = `${needing} ${needing === 1 ? "needs" : "need"} something`;
  const parts = [
    needing === 0
      ? "none is overdue or lacks a record"
      : isDiscussion === undefined
        ? need
        : `${need} (${apart.filter(isSaid).join(", ")})`,
    `${soon} ${soon === 1 ? "falls" : "fall"} due in the next ${soonDays} days`,
    counted(aims, "past the aim"),
    ...inDoubt(results),
  ];
  return `${rows} open ${rows === 1 ? "case" : "cases"}: ${parts.filter(isSaid).join("; ")}.`;
}

interface Others {
  readonly kinds: readonly SubjectKind[];
  readonly named: (count: number) => string;
}

const others: readonly Others[] = [
  {
    kinds: ["worker", "manager"],
    named: (count) => `Supervision of ${count} ${count === 1 ? "worker" : "workers"}`,
  },
  { kinds: ["session"], named: (count) => `${count} ${count === 1 ? "one-to-one" : "one-to-ones"} held or changed` },
  {
    kinds: ["team", "group-session"],
    named: (count) => `${count} ${count === 1 ? "team or group session" : "teams and group sessions"}`,
  },
];

function otherSentence(all: readonly Result[], named: Others["named"]): string[] {
  const count = countRows(all, () => true);
  if (count === 0) return [];
  const results = all.filter((result) => !isForTheCouncil(result));
  const overdue = countRows(results, ({ state }) => state === "overdue");
  const open = countRows(results, ({ state }) => state === "overdue" || state === "not-met");
  const absent = countRows(results, ({ state }) => state === "absent");
  const parts = [
    counted(overdue, "overdue"),
    counted(open - overdue, "only a record missing"),
    counted(absent, "due while the worker is away"),
    ...inDoubt(results),
  ].filter(isSaid);
  return [`${named(count)}: ${parts.length === 0 ? "nothing is overdue or missing" : parts.join(", ")}.`];
}

function inDoubt(results: readonly Result[]): string[] {
  const count = (state: State): number => countRows(results, (result) => result.state === state);
  return [
    counted(count("check-entry"), "with an entry to check"),
    counted(count("cannot-check"), "that cannot be checked in full"),
  ];
}

function counted(count: number, one: string, many = one): string {
  return count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
}

function isSaid(part: string): boolean {
  return part !== "";
}

function countRows(results: readonly Result[], holds: Holds): number {
  return new Set(results.filter(holds).map(rowOf)).size;
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
    return `${title}: ${lacking}, so ${counted(count, one, many)} cannot be checked until the council sets one.`;
  });
}

const silentOn: Readonly<Record<string, string>> = {
  "role-not-listed": " for the role and team",
  "tier-not-listed": " for the risk",
};

/** A team has a place in each log that names it, and is one all the same. */
function rowOf({ subject: { kind, tableId, rowId, ref = "" } }: Result): string {
  return kind === "team" ? `team ${ref.trim().toLowerCase()}` : `${tableId} ${rowId}`;
}
