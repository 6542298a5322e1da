import { fieldName } from "../ui/field-names.ts";
import type { WireTable } from "../../shared/contract/tables.ts";
import type { Check } from "../../shared/policy/policy.ts";
import type { Checked } from "./check.ts";
import { knownChecks } from "./known-checks.ts";

/** One sentence on each check that no table could run: the columns that would let it. */
export function notCheckedSentences(checked: Checked): string[] {
  const checks = knownChecks(checked.outcome);
  return checked.outcome.notChecked.flatMap((id) => {
    const check = checks.get(id);
    if (check === undefined) return [`${id}: no columns for it were recognised.`];
    const needed = neededFor(checked, check);
    return needed === undefined ? [] : [`${check.title}: needs ${needed}.`];
  });
}

/** The columns that would let a check be made: undefined where it was made, or was not asked for, and so lacks none. */
export function neededFor({ outcome, understood, supervision }: Checked, check: Check): string | undefined {
  const isAskedFor = check.subject === "case" || supervision.checks;
  return isAskedFor && outcome.notChecked.includes(check.id) ? columnsFor(check, understood.tables) : undefined;
}

function columnsFor({ subject, requires }: Check, tables: readonly WireTable[]): string {
  const mapped = new Set(
    tables
      .filter(({ holds }) => (holds === "cases") === (subject === "case"))
      .flatMap(({ mappedFields }): readonly string[] => mappedFields),
  );
  const missing = requires.filter((anyOf) => !anyOf.some((field) => mapped.has(field)));
  const words = (groups: readonly (readonly string[])[]): string =>
    groups.map((anyOf) => anyOf.map(fieldName).join(" or ")).join(", and ");
  return missing.length > 0 ? `a column for ${words(missing)}` : `columns in one table for ${words(requires)}`;
}
