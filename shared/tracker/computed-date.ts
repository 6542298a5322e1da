const quoted = /"(?:[^"]|"")*"|'(?:[^']|'')*'!?/gu;
/** Structured references may be named with digits and dashes: [@[Last 1-1]]. */
const bracketed = /\[[^[\]]*\]/gu;
const dateFunction = /[^A-Z0-9_.](?:TODAY|NOW|EDATE|EOMONTH|WORKDAY(?:\.INTL)?|SUM)\s*\(/iu;
/** With an operand on both sides, whatever its signs: the number may stand in a cell of its own, as in H5+$L$1. */
const sum = /[A-Z0-9_)\]}%]\s*[+-][\s+-]*[A-Z0-9_.$([{]/iu;

/** A formula that works a date out is no record of anything: it adds days or months, or reads today's date. */
export function computesADate(formula: string): boolean {
  // Brackets nest at most two deep: Table[[#This Row],[Last sup]].
  const bare = formula.replace(quoted, "Q").replace(bracketed, "R").replace(bracketed, "R");
  return dateFunction.test(bare) || sum.test(bare);
}
