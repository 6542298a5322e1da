import type { Month } from "../calendar/month.ts";
import { lastDayOf } from "../calendar/month.ts";
import type { RollUp } from "../contract/routes.ts";
import { editions } from "../policy/registry.ts";

export interface CheckTitle {
  readonly id: string;
  readonly title: string;
  /** What it asks is asked of children's cases; the others concern supervision. */
  readonly ofCases: boolean;
}

/** The checks that were made in a service's month, in the order of the council's policy; all of its checks when none was. */
export function checksOf(rollUp: RollUp, month: Month): readonly CheckTitle[] {
  const entries = rollUp.entries.filter((entry) => entry.month === month);
  const made = new Set(entries.flatMap(({ summary }) => Object.keys(summary.counts)));
  const known = editions.filter(({ council }) => council === rollUp.council).flatMap(({ checks }) => checks);
  const titles = new Map(known.map(({ id, title, subject }) => [id, { title, ofCases: subject === "case" }]));
  return [...new Set([...titles.keys(), ...made])]
    .filter((id) => made.size === 0 || made.has(id))
    .map((id) => ({ id, ...(titles.get(id) ?? { title: id, ofCases: false }) }));
}

/** The editions by which a month's standing runs were checked. */
export function editionsOf(rollUp: RollUp, month: Month): readonly { edition: string; inForceFrom?: string }[] {
  const used = new Set(rollUp.entries.filter((entry) => entry.month === month).map(({ edition }) => edition));
  return [...used].map((edition) => {
    const policy = editions.find((one) => one.council === rollUp.council && one.edition === edition);
    return policy === undefined || policy.inForceFrom > lastDayOf(month)
      ? { edition }
      : { edition, inForceFrom: policy.inForceFrom };
  });
}
