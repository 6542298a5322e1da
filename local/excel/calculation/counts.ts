import { read } from "../entry.ts";
import { notKnown, type Scalar } from "./operand.ts";

/**
 * What COUNTIF looks for: a number however it is written, a text whatever its capitals, texts with these in order, texts
 * that begin with this, or texts of so many characters.
 */
type Sought =
  | { readonly number: number }
  | { readonly text: string }
  | { readonly inOrder: readonly string[] }
  | { readonly start: string }
  | { readonly characters: number };

function sought(criterion: string): Sought {
  if (/^\?+$/.test(criterion)) return { characters: criterion.length };
  // Other patterns, comparisons and what stands for an empty cell.
  if (criterion === "" || /^[<>=]|[?~]/.test(criterion)) return notKnown();
  if (/^[^*]+\*$/.test(criterion)) return { start: criterion.slice(0, -1).toLowerCase() };
  if (criterion.includes("*")) return { inOrder: partsOf(criterion.toLowerCase()) };
  const entered = read(criterion, undefined);
  if (entered.kind !== "value" || typeof entered.value === "boolean") return notKnown();
  return typeof entered.value === "number" ? { number: entered.value } : { text: entered.value.toLowerCase() };
}

/** Of "*a*b*": what stands anywhere in a text, one after the other. */
function partsOf(pattern: string): readonly string[] {
  const [before, ...parts] = pattern.split("*");
  const after = parts.pop();
  return before === "" && after === "" ? parts.filter((part) => part !== "") : notKnown();
}

function holdsInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

/** Whether COUNTIF finds a value, to be asked of one after the other. */
export function finderOf(criterion: string): (value: Scalar) => boolean {
  const wanted = sought(criterion);
  if (!("inOrder" in wanted)) return (value) => new Counts([value]).of(criterion) > 0;
  return (value) => typeof value === "string" && holdsInOrder(value.toLowerCase(), wanted.inOrder);
}

/** How often each value stands in some cells, counted once for all that ask. */
export class Counts {
  private readonly texts = new Map<string, number>();
  private readonly numbers = new Map<number, number>();
  /** Those that read as numbers too. */
  private readonly everyText = new Map<string, number>();
  private longestFirst: readonly (readonly [text: string, count: number])[] | undefined;
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
    if ("inOrder" in wanted) return this.withInOrder(wanted.inOrder);
    if ("start" in wanted) return this.withText((text) => text.startsWith(wanted.start));
    if ("characters" in wanted) return this.withText((text) => text.length === wanted.characters);
    if ("text" in wanted) return this.texts.get(wanted.text) ?? 0;
    return this.holdsDates ? notKnown() : (this.numbers.get(wanted.number) ?? 0);
  }

  private withText(isFound: (text: string) => boolean): number {
    let count = 0;
    for (const [text, times] of this.everyText) if (isFound(text)) count += times;
    return count;
  }

  /** A text as long as the parts together is the parts themselves: only longer ones are looked through. */
  private withInOrder(parts: readonly string[]): number {
    const whole = parts.join("");
    let count = this.everyText.get(whole) ?? 0;
    this.longestFirst ??= [...this.everyText].sort(([one], [other]) => other.length - one.length);
    for (const [text, times] of this.longestFirst) {
      if (text.length <= whole.length) break;
      if (holdsInOrder(text, parts)) count += times;
    }
    return count;
  }

  private addText(text: string): void {
    this.add(this.everyText, text.toLowerCase());
    const entered = read(text, undefined);
    if (entered.kind === "unsure") this.holdsDates = true;
    if (entered.kind === "value" && typeof entered.value === "number") this.add(this.numbers, entered.value);
    else this.add(this.texts, text.toLowerCase());
  }

  private add<Key>(counts: Map<Key, number>, key: Key): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}
