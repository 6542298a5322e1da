/** An answer that is not what was asked for, and is no fault of the programme: one sentence saying what to do. */
export interface Refusal {
  readonly refused: "forbidden" | "not-found" | "gone" | "conflict" | "invalid" | "overtaken" | "unconditional";
  readonly because: string;
  /** Where in what was sent each fault lies, and its sentence. */
  readonly faults?: readonly Fault[];
}

export interface Fault {
  readonly path: string;
  readonly message: string;
}

export function refuse(refused: Refusal["refused"], because: string): Refusal {
  return { refused, because };
}

export function isRefusal(answer: object): answer is Refusal {
  return "refused" in answer;
}
