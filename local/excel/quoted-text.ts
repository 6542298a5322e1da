/**
 * Univer takes a quoted text that looks like a date or a number for one: EXACT(I6,"07.07.25") is false for it, where Excel
 * compares texts. Such texts reach the engine cut out of a longer one, which it leaves alone.
 */
const quoted = /'(?:[^']|'')*'|"((?:[^"]|"")*)"/g;

/** The formula as the engine is given it. Sheet names in single quotes are passed over. */
export function forEngine(formula: string): string {
  return formula.replace(quoted, (whole, text: string | undefined) => {
    if (text === undefined || !/\d/.test(text)) return whole;
    return `MID("~${text}",2,${text.replaceAll('""', '"').length})`;
  });
}
