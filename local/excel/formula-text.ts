/** Functions whose answer depends on the day. */
export const onThisDay = /\b(?:TODAY|NOW)\(\s*\)/i;

const textOrDay = /"(?:[^"]|"")*"|\b(?:TODAY|NOW)\(\s*\)/gi;

/** The formula with the day written out, so that the engine needs no clock. Texts within it stay as they are. */
export function withDay(formula: string, today: number): string {
  return formula.replace(textOrDay, (part) => (part.startsWith('"') ? part : String(today)));
}
