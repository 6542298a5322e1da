import { useCallback, useMemo, useState } from "react";
import { countedOnce, isSentBySeveral } from "../../shared/audit/counted-once.ts";
import type { Month } from "../../shared/calendar/month.ts";
import type { AuditClient } from "../../shared/contract/audit-client.ts";
import type { Answer, Failure } from "../../shared/contract/client.ts";
import type { RollUp } from "../../shared/contract/routes.ts";
import type { SharedCases } from "../../shared/contract/shared-cases.ts";
import { useAnswer, type Asked } from "../ui/use-answer.ts";

/** What is known of the children who stand in the trackers of more than one team in the month that is shown. */
export type Compared =
  /** One team at most has sent something. */
  | { readonly kind: "alone" }
  | { readonly kind: "comparing" }
  | { readonly kind: "failed"; readonly failure: Failure; readonly again: () => void }
  /** Somebody has submitted since the figures were read. */
  | { readonly kind: "overtaken" }
  /** `counted` holds the figures in which each of them is counted once. */
  | { readonly kind: "compared"; readonly shared: SharedCases; readonly counted: RollUp };

/**
 * Asked behind the figures, which are there to be read meanwhile. Asked again whenever they are read again; until that is
 * answered the former answer holds, as long as the same runs stand.
 */
export function useSharedCases(client: AuditClient, rollUp: RollUp, month: Month): Compared {
  const isWorthAsking = isSentBySeveral(rollUp, month);
  const ask = useCallback((): Promise<Answer<SharedCases | undefined>> => {
    const { council, service } = rollUp;
    return isWorthAsking
      ? client.sharedCases({ council, service, month })
      : Promise.resolve({ ok: true, value: undefined });
  }, [client, rollUp, month, isWorthAsking]);
  const asked = useAnswer(ask);
  const shared = useFormerMeanwhile(asked);
  const counted = useMemo(() => shared && countedOnce(rollUp, month, shared), [rollUp, month, shared]);
  if (!isWorthAsking) return { kind: "alone" };
  if (shared && counted) return { kind: "compared", shared, counted };
  if (asked.kind === "failed") return asked;
  return { kind: asked.kind === "read" ? "overtaken" : "comparing" };
}

/** While a question is asked again, the answer that was given before. */
function useFormerMeanwhile<T>(asked: Asked<T>): T | undefined {
  const [former, setFormer] = useState<T>();
  if (asked.kind === "read" && asked.value !== former) setFormer(asked.value);
  if (asked.kind === "read") return asked.value;
  return asked.kind === "reading" ? former : undefined;
}
