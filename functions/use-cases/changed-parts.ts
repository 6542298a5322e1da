import type { OrganisationChange } from "../../shared/contract/organisation.ts";
import { sameContent } from "./same-content.ts";

/** The names of what a change makes different in an organisation, such as "grants, settings.keep": no value of any. */
export function changedParts(before: OrganisationChange, after: OrganisationChange): string {
  const [{ settings: were, ...one }, { settings: are, ...other }] = [before, after];
  const parts = (["services", "teams", "people", "grants", "choices"] as const).filter(
    (part) => !sameContent(one[part], other[part]),
  );
  const names = [...new Set([...Object.keys(were), ...Object.keys(are)])] as (keyof typeof were)[];
  const settings = names.filter((name) => !sameContent(were[name], are[name])).map((name) => `settings.${name}`);
  return [...parts, ...settings].join(", ") || "nothing";
}
