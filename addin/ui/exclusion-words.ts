import type { ExclusionReason } from "../../shared/contract/vocabulary.ts";

const words: Readonly<Record<ExclusionReason, string> & Partial<Record<string, string>>> = {
  closed: "closed",
  exempt: "exempt for now, with a reason and an end date",
  duplicate: "the same case or worker as another row",
  left: "a worker who has left",
  "not-started": "a worker who has not started",
  "unknown-worker": "a worker who is not in the list",
  "ambiguous-worker": "a worker's name that fits more than one",
  "total-row": "totals",
  separator: "separators",
  "repeated-header": "repeated headings",
};

/** Why a row was left out, as it stands after a number of rows. */
export function exclusionWords(reason: string): string {
  return words[reason] ?? reason;
}
