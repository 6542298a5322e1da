import type { CheckOutcome, Result } from "../contract/results.ts";
import type { AuditRun, RunFindings } from "../contract/routes.ts";
import { summarise } from "./summary.ts";

export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

/**
 * Where a run and the same entries checked again differ; nothing when they say the same. Without the findings, which may
 * have expired, the figures alone are compared. A row is named by its place in what was sent, never by a person.
 */
export function differencesOf(
  run: Pick<AuditRun, "policy" | "choices" | "summary" | "notChecked" | "cautions">,
  findings: RunFindings | undefined,
  again: CheckOutcome,
): readonly Difference[] {
  const { policy, choices, notChecked, cautions } = again;
  const { apart, ...summary } = summarise(again);
  const asTold = run.summary.apart === undefined ? summary : { ...summary, ...(apart && { apart }) };
  const figures = { policy, choices, notChecked, cautions, summary: asTold };
  return [
    ...(Object.keys(figures) as (keyof typeof figures)[]).flatMap((name) =>
      compared(partNames[name], canonical(run[name]), canonical(figures[name])),
    ),
    ...(findings ? ofResults(findings.results, again.results) : []),
    ...(findings ? compared("rows left out", exclusionWords(findings), exclusionWords(again)) : []),
  ];
}

const partNames = {
  policy: "policy",
  choices: "choices",
  notChecked: "checks not made",
  cautions: "cautions",
  summary: "figures",
} as const;

function compared(what: string, before: string, now: string): readonly Difference[] {
  return before === now ? [] : [{ what, before, now }];
}

function ofResults(before: readonly Result[], now: readonly Result[]): readonly Difference[] {
  const then = byPlace(before);
  const today = byPlace(now);
  return [...new Set([...then.keys(), ...today.keys()])].flatMap((place) => {
    const [one, other] = [then.get(place), today.get(place)];
    if (canonical(one) === canonical(one && other && asToldBy(one, other))) return [];
    const [was, is] = [words(one), words(other)];
    return [{ what: place, before: was, now: was === is ? `${is}, for another reason` : is }];
  });
}

/** Results that were kept before team managers were told apart say nothing of roles. */
function asToldBy(before: Result, now: Result): Result {
  if (before.subject.role !== undefined || now.subject.role === undefined) return now;
  const { kind, tableId, rowId, ref } = now.subject;
  return { ...now, subject: { kind, tableId, rowId, ...(ref !== undefined && { ref }) } };
}

/** A check judges a subject once; were it twice, the second would stand apart. */
function byPlace(results: readonly Result[]): ReadonlyMap<string, Result> {
  const places = new Map<string, Result>();
  for (const result of results) {
    const { check, subject } = result;
    let place = `${check}: ${subject.kind} in row ${subject.rowId} of ${subject.tableId}`;
    while (places.has(place)) place += ", again";
    places.set(place, result);
  }
  return places;
}

function words(result: Result | undefined): string {
  if (result === undefined) return "no result";
  return [result.state, ...(result.dueOn === undefined ? [] : [`due ${result.dueOn}`])].join(", ");
}

function exclusionWords({ exclusions }: Pick<RunFindings, "exclusions">): string {
  return exclusions
    .map(({ tableId, rowId, reason }) => `${tableId} ${rowId} ${reason}`)
    .toSorted()
    .join("; ");
}

/** JSON with its keys in order, so that it does not matter how an object was made. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
