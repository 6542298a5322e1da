import { read } from "../entry.ts";
import { notKnown, type Scalar } from "./operand.ts";

/** What COUNTIF looks for: a number however it is written, or a text whatever its capitals. */
type Sought = { readonly number: number } | { readonly text: string };

function sought(criterion: string): Sought {
  // Patterns, comparisons and what stands for an empty cell.
  if (criterion === "" || /^[<>=]|[*?~]/.test(criterion)) return notKnown();
  const entered = read(criterion, undefined);
  if (entered.kind !== "value" || typeof entered.value === "boolean") return notKnown();
  return typeof entered.value === "number" ? { number: entered.value } : { text: entered.value.toLowerCase() };
}

/** How often each value stands in some cells, counted once for all that ask. */
export class Counts {
  private readonly texts = new Map<string, number>();
  private readonly numbers = new Map<number, number>();
  /** A text among them may be a date, which COUNTIF would take for its day. */
  private holdsDates = false;

  constructor(values: Iterable<Scalar>) {
    for (const value of values) {
      if (typeof value === "number") this.add(this.numbers, value);
      else if (typeof value === "string") this.addText(value);
    }
  }

  of(criterion: string): number {
    const wanted = sought(criterion);
    if ("text" in wanted) return this.texts.get(wanted.text) ?? 0;
    return this.holdsDates ? notKnown() : (this.numbers.get(wanted.number) ?? 0);
  }

  private addText(text: string): void {
    const entered = read(text, undefined);
    if (entered.kind === "unsure") this.holdsDates = true;
    if (entered.kind === "value" && typeof entered.value === "number") this.add(this.numbers, entered.value);
    else this.add(this.texts, text.toLowerCase());
  }

  private add<Key>(counts: Map<Key, number>, key: Key): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}
