import type { PlainDate } from "../calendar/plain-date.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import { intervalInWords, lastDayWithin, type Interval } from "../policy/interval.ts";
import type { Within } from "../policy/kinds/bound.ts";
import type { Bounds, RoleLine, SteppedCadence } from "../policy/kinds/stepped-cadence.ts";
import type { Dates, CheckInUse } from "./judgement.ts";
import type { Fault } from "./fault.ts";
import { recordedStage } from "./newly-qualified.ts";
import type { Person } from "./staff.ts";

/** Which interval a policy sets for a worker's one-to-one. */

export type LineRead = { readonly bounds: Bounds } | { readonly none: "role-not-recorded" | "role-not-listed" };

/** The line for the role and the team, for somebody who is not newly qualified. */
export function lineFor(rule: SteppedCadence, person: Person, use: CheckInUse): LineRead {
  const { role } = person.fields;
  if (role?.kind !== "role") return { none: "role-not-recorded" };
  const line = rule.lines.find((one) => speaksOf(one, role.role, person));
  if (line !== undefined) return { bounds: withOwnLimit(line, role.role, use) };
  const weeks = rule.unlisted === undefined ? undefined : use.choices[rule.unlisted.choice];
  if (rule.unlisted === undefined || typeof weeks !== "number") return { none: "role-not-listed" };
  return { bounds: { limit: { within: { weeks }, clause: rule.unlisted.clause } } };
}

function speaksOf({ roles, teamSays }: RoleLine, role: string, { rows, fields }: Person): boolean {
  if (roles !== "any-other-recognised" && !roles.includes(role)) return false;
  if (teamSays === undefined) return true;
  const teams = [fields.team, ...rows.map(({ team }) => team)].map((team) => team?.toLowerCase() ?? "");
  return teamSays.some((text) => teams.some((team) => team.includes(text)));
}

function withOwnLimit({ bounds, limitsByRole }: RoleLine, role: string, { choices }: CheckInUse): Bounds {
  const table = limitsByRole === undefined ? undefined : choices[limitsByRole.choice];
  if (typeof table !== "object" || table === null || Array.isArray(table)) return bounds;
  const own = table[role];
  return own === undefined ? bounds : { limit: { ...bounds.limit, within: own } };
}

/** The bounds after the phases of the programme: by stage where the policy goes by stages. */
export function boundsAfterwards(
  { newlyQualified: { stages, afterwards } }: SteppedCadence,
  fields: WorkerFields,
): { readonly bounds: Bounds } | { readonly fault: Fault } {
  if (stages === undefined) return { bounds: afterwards };
  const read = recordedStage(fields, stages.fields);
  if ("fault" in read) return read;
  return { bounds: read.stage === undefined ? afterwards : stages[read.stage] };
}

interface Phase {
  /** The first day that is no longer in the phase. */
  readonly endsBefore: PlainDate;
  readonly limit: Within;
}

export function phasesFrom(
  { newlyQualified }: SteppedCadence,
  start: PlainDate,
  { monthEnd }: CheckInUse,
): readonly Phase[] {
  let from = start;
  return newlyQualified.phases.map(({ lasts, limit }) => {
    from = lastDayWithin(lasts, from, monthEnd);
    return { endsBefore: from, limit };
  });
}

/** The aim and the limit of some bounds, counted from a day, as the council has chosen to read them. */
export function datesWithin(bounds: Bounds, from: PlainDate, use: CheckInUse): Dates {
  const { aim, limit } = boundsChosen(bounds, use);
  return { aim: aim && dayWithin(aim, from, use), limit: dayWithin(limit, from, use) };
}

export function boundsChosen({ aim, limit, instead }: Bounds, { choices }: CheckInUse): Pick<Bounds, "aim" | "limit"> {
  if (instead !== undefined && choices[instead.choice] === true) return { limit: instead.limit };
  const isAim = aim !== undefined && (aim.choice === undefined || choices[aim.choice] === true);
  return isAim ? { aim, limit } : { limit };
}

export function dayWithin({ within, clause }: Within, from: PlainDate, { monthEnd }: CheckInUse) {
  return { on: lastDayWithin(within, from, monthEnd), clause, words: intervalInWords(within) };
}

const longestMonth = 31;

/** An interval as a number of days, for comparison alone: a month is as long as it can be. */
export function atMostDays(length: Interval): number {
  if ("days" in length) return length.days;
  return "weeks" in length ? length.weeks * 7 : length.months * longestMonth;
}
