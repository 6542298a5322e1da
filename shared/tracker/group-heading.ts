import { wholeWordFinder } from "./cell-text.ts";
import { headingKey } from "./known-headings.ts";
import { groupWords, oneToOneTokens } from "./vocabulary/date-words.ts";

const group = wholeWordFinder(groupWords);
const individual = wholeWordFinder([...oneToOneTokens, "121", "one to one", "individual", "ind"]);

/** Whether only group sessions stand below a heading, such as "Last sup (Grp)". One of both kinds says nothing of either. */
export function isOfGroups(heading: string): boolean {
  return group.test(heading) && !individual.test(heading);
}

/** Whether two headings differ in that alone: "Last sup (Grp)" and "Last sup (1:1)" or "Last sup". */
export function isGroupBeside(heading: string, other: string): boolean {
  return isOfGroups(heading) && !isOfGroups(other) && withoutKind(heading) === withoutKind(other);
}

function withoutKind(heading: string): string {
  return headingKey(heading.replace(group, " ").replace(individual, " "));
}
