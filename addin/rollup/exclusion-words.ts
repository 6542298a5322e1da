import type { ExclusionReason } from "../../shared/contract/vocabulary.ts";

const words: Readonly<Record<ExclusionReason, string> & Partial<Record<string, string>>> = {
  closed: "closed",
  exempt: "exempt, with a reason",
  duplicate: "a second row of the same case",
  left: "a worker who has left",
  "not-started": "a worker who has not started",
  "unknown-worker": "a worker who is not listed",
  "ambiguous-worker": "a worker's name that fits more than one",
  "total-row": "a row of totals",
  separator: "a row that only separates",
  "repeated-header": "headings that are repeated",
};

/** Why a row was left out, as it stands after a number. */
export function exclusionWords(reason: string): string {
  return words[reason] ?? reason;
}
