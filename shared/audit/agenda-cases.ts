import type { PlainDate } from "../calendar/plain-date.ts";
import { comparableRef } from "../checks/scope.ts";
import { tablesOf } from "../checks/tables-of.ts";
import { worstFirst } from "../checks/worst-first.ts";
import type { Result } from "../contract/results.ts";
import { keyOf } from "../contract/row-key.ts";
import type { WireTable } from "../contract/tables.ts";
import type { State } from "../contract/vocabulary.ts";
import { firstTurn, type Clock, type Clocks } from "./agenda-clocks.ts";

/** Which children are to be discussed at a supervision, and why. */

/** A child: every row with its reference, whoever's row it is. */
export interface AgendaChild {
  /** Keys of its rows, in the order of the tracker. */
  readonly rows: readonly [string, ...string[]];
  /** Absent where the reference is not one that may travel, or none is written. */
  readonly ref?: string;
}

/**
 * Why a child is on the agenda, the most pressing first: its limit has passed; it passes before this supervision; it
 * passes before the one after; it cannot be checked, now or from some day before the one after; its aim alone passes.
 */
export const agendaReasons = ["late", "late-by-then", "due-before-next", "cannot-check", "aim"] as const;
export type AgendaReason = (typeof agendaReasons)[number];

export interface AgendaCase {
  readonly child: AgendaChild;
  readonly reason: AgendaReason;
  /** What was found at the check where that is the reason; otherwise what will be found on the day when it becomes so. */
  readonly result: Result;
  /** The first day on which it is so; the day of the check where it is so already. */
  readonly from: PlainDate;
  /** Where a child has several clocks: what the others say that is a reason too. */
  readonly besides: readonly Result[];
}

/** Every child once, in the order of the tracker. */
export function childrenIn(tables: readonly WireTable[]): readonly AgendaChild[] {
  const children = new Map<string, { rows: [string, ...string[]]; ref: string | undefined }>();
  for (const { tableId, rows: all } of tablesOf(tables, "cases")) {
    for (const { rowId, caseRef } of all) {
      const key = keyOf({ tableId, rowId });
      const id = caseRef === undefined ? `row ${key}` : `ref ${comparableRef(caseRef)}`;
      const known = children.get(id);
      if (known === undefined) children.set(id, { rows: [key], ref: caseRef });
      else known.rows.push(key);
    }
  }
  return [...children.values()].map(({ rows, ref }) => ({ rows, ...(ref !== undefined && { ref }) }));
}

/** Those who have one of these rows. */
export function childrenWith(children: readonly AgendaChild[], rows: ReadonlySet<string>): readonly AgendaChild[] {
  return children.filter((child) => child.rows.some((row) => rows.has(row)));
}

/** The days between which the agenda looks: that of the check, of the supervision and of the one after it. */
export interface Between {
  readonly asAt: PlainDate;
  readonly on: PlainDate;
  readonly after: PlainDate;
}

/** Those to be discussed, the most pressing first, and those for whom nothing falls due before the session after. */
export function casesToDiscuss(
  children: readonly AgendaChild[],
  clocks: Clocks,
  between: Between,
): { readonly cases: readonly AgendaCase[]; readonly inDate: readonly AgendaChild[] } {
  const cases: AgendaCase[] = [];
  const inDate: AgendaChild[] = [];
  for (const child of children) {
    const own = child.rows.flatMap((row) => clocks.get(row) ?? []);
    const found = caseOf(child, own, between);
    if (found !== undefined) cases.push(found);
    else if (own.length > 0) inDate.push(child);
  }
  return { cases: cases.toSorted(mostPressingFirst), inDate };
}

type Point = Pick<AgendaCase, "reason" | "result" | "from">;

function caseOf(child: AgendaChild, clocks: readonly Clock[], between: Between): AgendaCase | undefined {
  const [worst, ...others] = clocks
    .map((clock) => pointOf(clock, between))
    .filter((point) => point !== undefined)
    .toSorted(mostPressingFirst);
  return worst && { child, ...worst, besides: others.map(({ result }) => result) };
}

const late: ReadonlySet<State> = new Set(["overdue"]);
const unclear: ReadonlySet<State> = new Set(["check-entry", "cannot-check"]);
const pastAim: ReadonlySet<State> = new Set(["past-aim"]);

function pointOf(clock: Clock, { asAt, on, after }: Between): Point | undefined {
  const lateFrom = firstTurn(clock, late, after);
  if (lateFrom !== undefined) {
    const reason = lateFrom.from <= asAt ? "late" : lateFrom.from <= on ? "late-by-then" : "due-before-next";
    return { reason, ...lateFrom };
  }
  const unclearFrom = firstTurn(clock, unclear, after);
  if (unclearFrom !== undefined) return { reason: "cannot-check", ...unclearFrom };
  const aim = firstTurn(clock, pastAim, after);
  return aim && { reason: "aim", ...aim };
}

function mostPressingFirst(one: Point, other: Point): number {
  return (
    agendaReasons.indexOf(one.reason) - agendaReasons.indexOf(other.reason) ||
    compare(one.from, other.from) ||
    worstFirst(one.result, other.result) ||
    compare(one.result.dueOn, other.result.dueOn)
  );
}

function compare(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined || one === other) return 0;
  return one < other ? -1 : 1;
}
