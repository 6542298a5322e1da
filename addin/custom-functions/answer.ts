/** What a function gives to its cell: a value, or a refusal that Excel shows as #VALUE! with the sentence beside it. */
export type Answer = string | number | Refusal;

interface Refusal {
  /** One sentence that says what to do. */
  readonly refused: string;
}

export function refuse(sentence: string): Refusal {
  return { refused: sentence };
}
