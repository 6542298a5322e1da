import { useEffect } from "react";
import type { RunPlace } from "../../../shared/contract/audit-client.ts";
import { useOnPage } from "../on-page.ts";
import type { AnswerKeeper } from "../../sample/answer-keeper.ts";

/** Answers that could not be kept outlive the part of the page, and are sent again when their sample is drawn again. */
export function useKeptAnswers(keeper: AnswerKeeper, { runId }: RunPlace, seed: number | undefined): void {
  const { unsaved } = useOnPage();
  useEffect(() => {
    const known = new Set<string>();
    return keeper.subscribe(() => {
      const { unkept } = keeper.state();
      for (const key of unkept.keys()) known.add(key);
      for (const key of known) {
        const one = unkept.get(key);
        if (one === undefined) unsaved.putAnswers(key, undefined);
        else if (one.failure !== undefined) unsaved.putAnswers(key, { of: one.of, answers: one.answers });
      }
    });
  }, [keeper, unsaved]);
  useEffect(() => {
    for (const { of, answers } of Object.values(unsaved.drafts().answers)) {
      if (of.place.runId === runId && of.seed === seed) void keeper.keep(of, answers);
    }
  }, [keeper, unsaved, runId, seed]);
}
