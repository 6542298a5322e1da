/** Whether the parts stand in a text one after the other, as a pattern of COUNTIF finds them with "*" between. */
export function holdsInOrder(text: string, parts: Iterable<string>): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
