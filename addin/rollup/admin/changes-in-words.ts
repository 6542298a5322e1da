import type { OrganisationChange } from "../../../shared/contract/organisation.ts";
import { grantName } from "./merge-changes.ts";

/** What a draft changes, part by part, such as "2 grants"; none when it changes nothing. */
export function changesInWords(before: OrganisationChange, after: OrganisationChange): readonly string[] {
  const parts: readonly (readonly [one: string, more: string, changed: number])[] = [
    ["service", "services", changedIn(before.services, after.services, ({ service }) => service)],
    ["team", "teams", changedIn(before.teams, after.teams, ({ team }) => team)],
    ["person", "people", changedIn(before.people, after.people, ({ personId }) => personId)],
    ["grant", "grants", changedIn(before.grants, after.grants, grantName)],
    ["choice", "choices", changedIn(Object.entries(before.choices), Object.entries(after.choices), ([id]) => id)],
    ["setting", "settings", changedIn(Object.entries(before.settings), Object.entries(after.settings), ([id]) => id)],
  ];
  return parts.flatMap(([one, more, changed]) => (changed === 0 ? [] : [`${changed} ${changed === 1 ? one : more}`]));
}

function changedIn<T>(before: readonly T[], after: readonly T[], name: (item: T) => string): number {
  const [was, is] = [before, after].map((items) => new Map(items.map((item) => [name(item), JSON.stringify(item)])));
  const names = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...names].filter((each) => was?.get(each) !== is?.get(each)).length;
}
