import { atOnce, type InSteps } from "../../shared/tracker/in-steps.ts";
import type { Checked } from "../commands/check.ts";
import { namesOf } from "../commands/child-names.ts";
import { listedFindings, type Findings } from "../commands/finding-list.ts";
import { summaryOf, type SummarySentence } from "../commands/summary-words.ts";
import { groupsOf } from "./list-groups.ts";
import type { ListedGroup } from "./wanted-findings.ts";

/** What a check comes to on the screen. */
interface Shown {
  readonly summary: readonly SummarySentence[];
  readonly findings: Findings;
  /** Children's names by what findings are about; empty where none are known. */
  readonly names: ReadonlyMap<string, string>;
  readonly groups: Readonly<Record<SummarySentence["list"], readonly ListedGroup[]>>;
}

const known = new WeakMap<Checked, Shown>();

/** Found out before it is drawn, part by part: no key that is pressed waits for all of it. */
export function* shownInSteps(checked: Checked): InSteps<Shown> {
  const before = known.get(checked);
  if (before !== undefined) return before;
  const summary = summaryOf(checked.outcome);
  yield;
  const findings = listedFindings(checked);
  yield;
  const names = namesOf(checked);
  const groups = {
    cases: groupsOf("cases", summary, findings, checked),
    supervision: groupsOf("supervision", summary, findings, checked),
  };
  const shown = { summary, findings, names, groups };
  known.set(checked, shown);
  return shown;
}

export function shownOf(checked: Checked): Shown {
  return atOnce(shownInSteps(checked));
}
