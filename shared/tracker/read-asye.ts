import type { AsyeEntry, AsyeStage, AsyeStageEntry } from "../contract/worker-entries.ts";
import { isEmpty } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing, wordOf } from "./nothing-text.ts";
import { readDateCell, type Cell } from "./read-date.ts";
import { readYesNoCell, type YesNoContext } from "./read-yes-no.ts";
import { programmeOverWords, stageWords } from "./vocabulary/asye-words.ts";

const stages = ["weekly", "fortnightly", "monthly"] as const;
const stageOf = new Map<string, AsyeStage>(
  stages.flatMap((stage) => stageWords[stage].map((word) => [word, stage] as const)),
);
const programmeOver = new Set<string>(programmeOverWords);

/** Whether somebody is newly qualified: here "completed" means that the programme is over. */
export function readAsyeCell(cell: Cell, context: YesNoContext): AsyeEntry {
  const { value } = cell;
  if (isEmpty(value)) return { kind: "blank" };
  if (recordsNothing(value)) return { kind: "nothing" };
  const word = wordOf(value);
  if (programmeOver.has(word)) return { kind: "no" };
  const stage = stageOf.get(word);
  if (stage !== undefined) return { kind: "stage", stage };
  const answer = readYesNoCell(cell, context);
  if (answer.kind === "yes" || answer.kind === "no") return { kind: answer.kind };
  if (answer.kind === "dated-yes") return { kind: "dated", on: answer.on };
  const { entry } = readDateCell(cell, { ...context, column: "event" });
  const [first, ...more] = entry.kind === "dates" ? entry.dates : [];
  return first === undefined || more.length > 0 ? { kind: "unreadable" } : { kind: "dated", on: first.on };
}

export function readAsyeStageCell(value: CellValue): AsyeStageEntry {
  if (recordsNothing(value)) return { kind: "blank" };
  const stage = stageOf.get(wordOf(value));
  return stage === undefined ? { kind: "unreadable" } : { kind: "stage", stage };
}
