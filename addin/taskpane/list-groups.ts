import { caseGroups } from "../commands/case-groups.ts";
import type { Checked } from "../commands/check.ts";
import type { Findings } from "../commands/finding-list.ts";
import { soonGroup, type CountedGroup, type SummarySentence } from "../commands/summary-words.ts";
import { countAbout } from "./fold-rows.ts";
import type { ListedGroup } from "./wanted-findings.ts";

/** What may be asked for of a list beside state, worker and check: what its summary counts, then what the tracker says. */
export function groupsOf(
  list: SummarySentence["list"],
  summary: readonly SummarySentence[],
  findings: Findings,
  checked: Checked,
): readonly ListedGroup[] {
  const counted = summary
    .filter((sentence) => sentence.list === list)
    .flatMap(({ parts }) => parts.filter((part): part is CountedGroup => typeof part !== "string"))
    .map(({ id, option, findings: keys }): ListedGroup => ({ id, option, has: ({ key }) => keys.has(key) }));
  if (list === "supervision") return counted;
  const told = caseGroups(checked).flatMap(({ id, title, about }): ListedGroup[] => {
    const has: ListedGroup["has"] = (finding) => about.has(finding.about);
    const count = countAbout(findings.cases.filter(has));
    return count === 0 ? [] : [{ id, option: `${title} (${count})`, has }];
  });
  return [...counted, ...told];
}

/** What is said where nothing is to be looked at: that no case was open is not that all is well. */
export function nothingWords(list: SummarySentence["list"], { outcome }: Pick<Checked, "outcome">): string {
  if (list === "supervision") return "Nothing in supervision that was checked needs anybody.";
  const isAnyOpen = outcome.results.some(({ subject }) => subject.kind === "case");
  return isAnyOpen ? "Every case that was checked is met." : "No open case was checked.";
}

/** The findings that a list is made of: those that are met so far only where what falls due is asked for. */
export function findingsIn(list: SummarySentence["list"], findings: Findings, group: string | undefined) {
  if (list === "supervision") return findings.supervision;
  return group === soonGroup ? [...findings.cases, ...findings.soon] : findings.cases;
}
