import { useCallback, useEffect, useState } from "react";
import type { Answer, Failure } from "../../shared/contract/client.ts";

export type Asked<T> =
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "failed"; readonly failure: Failure; readonly again: () => void };

type Ask<T> = () => Promise<Answer<T>>;

/** What the service answers to a question that is asked when the component appears, and again when the question changes. */
export function useAnswer<T>(ask: Ask<T>): Asked<T> {
  const [turn, setTurn] = useState(0);
  const [heard, setHeard] = useState<{ readonly ask: Ask<T>; readonly turn: number; readonly answer: Answer<T> }>();
  const again = useCallback(() => {
    setTurn((before) => before + 1);
  }, []);
  useEffect(() => {
    let isWanted = true;
    void ask().then((answer) => {
      if (isWanted) setHeard({ ask, turn, answer });
    });
    return () => {
      isWanted = false;
    };
  }, [ask, turn]);
  if (heard?.ask !== ask || heard.turn !== turn) return { kind: "reading" };
  const { answer } = heard;
  return answer.ok ? { kind: "read", value: answer.value } : { kind: "failed", failure: answer.failure, again };
}
