export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** The source with some stretches replaced; everything between them stays as it is, character for character. */
export function spliced(source: string, splices: readonly Splice[]): string {
  const inOrder = splices.toSorted((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of inOrder) {
    if (start < at) throw new Error(`Two changes overlap at ${start}.`);
    pieces.push(source.slice(at, start), text);
    at = end;
  }
  pieces.push(source.slice(at));
  return pieces.join("");
}

/** An opening tag written again, with some attributes given or, where undefined, taken away. */
export function tagText(
  name: string,
  attributes: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  let text = `<${name}`;
  for (const [key, value] of Object.entries({ ...attributes, ...changes })) {
    if (value !== undefined) text += ` ${key}="${escapeAttribute(value)}"`;
  }
  return text;
}

/** Values as the tokenizer gives them, so not to be escaped in Excel's own way again. */
function escapeAttribute(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
