import { useMemo, useSyncExternalStore } from "react";
import type { RunPlace } from "../../shared/contract/audit-client.ts";
import type { Sample } from "../../shared/contract/beside-run.ts";
import { sampleKey, withLaterAnswers, type AnswerKeeper } from "./answer-keeper.ts";

/** A sample as it was read, with the answers that were kept since. */
export function useAnswered(read: Sample, keeper: AnswerKeeper, place: RunPlace): Sample {
  const { samples } = useSyncExternalStore(keeper.subscribe, keeper.state);
  const later = samples.get(sampleKey({ place, seed: read.seed }));
  return useMemo(() => (later === undefined ? read : withLaterAnswers(read, later)), [read, later]);
}
