import type { AsyeStage } from "../../contract/worker-entries.ts";

/** Beside the words of no: the programme is over. */
export const programmeOverWords = ["completed", "complete", "passed"] as const;

export const stageWords: Readonly<Record<AsyeStage, readonly string[]>> = {
  weekly: ["weekly"],
  fortnightly: ["fortnightly", "2 weekly", "two weekly"],
  monthly: ["monthly", "4 weekly", "four weekly"],
};
