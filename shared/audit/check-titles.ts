import type { Month } from "../calendar/month.ts";
import { lastDayOf } from "../calendar/month.ts";
import type { RollUp } from "../contract/routes.ts";
import type { Check } from "../policy/policy.ts";
import { managersApart, ownOfManagers } from "./managers-own.ts";
import { editions } from "../policy/registry.ts";

type Subject = Check["subject"];

export interface CheckTitle {
  readonly id: string;
  readonly title: string;
  /** What it asks is asked of children's cases, of each worker's supervision, of sessions and teams, or of managers. */
  readonly of: "cases" | "workers" | "supervision" | "managers";
}

/** Every check of every edition of a council's policy, in the order of the policy. */
export function titlesOf(council: string): ReadonlyMap<string, CheckTitle> {
  const known = editions.filter((edition) => edition.council === council).flatMap(({ checks }) => checks);
  return new Map(known.map(({ id, title, subject }) => [id, { id, title, of: groupOf(subject) }]));
}

function groupOf(subject: Subject): CheckTitle["of"] {
  if (subject === "case") return "cases";
  if (subject === "worker") return "workers";
  return subject === "manager" ? "managers" : "supervision";
}

/**
 * The checks that were made in a service's month, in the order of the council's policy; all of its checks when none was.
 * What is team managers' own of a check follows it, where there is any.
 */
export function checksOf(rollUp: RollUp, month: Month): readonly CheckTitle[] {
  const entries = rollUp.entries.filter((entry) => entry.month === month);
  const made = new Set(entries.flatMap(({ summary }) => Object.keys(summary.counts)));
  const titles = titlesOf(rollUp.council);
  const ofManagers = new Set(entries.flatMap(({ summary }) => Object.keys(managersApart(summary).counts)));
  return [...new Set([...titles.keys(), ...made])]
    .filter((id) => made.size === 0 || made.has(id))
    .map((id): CheckTitle => titles.get(id) ?? { id, title: id, of: "supervision" })
    .flatMap((check) => {
      const id = ownOfManagers(check.id);
      return ofManagers.has(id)
        ? [check, { id, title: `${check.title}: team managers’ own`, of: "managers" }]
        : [check];
    });
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
