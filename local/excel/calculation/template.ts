/**
 * Formulas of one column differ in their texts and numbers only: what is left when those are taken out is worked up once.
 * A text leaves `"` behind and a number `0`; names, references and quoted sheets stay.
 */
export interface Template {
  readonly shape: string;
  readonly literals: readonly (string | number)[];
}

const [quote, apostrophe, point] = [34, 39, 46];
const number = /(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?/iy;

/** Character by character: thousands of formulas of a thousand characters each are worked up while somebody waits. */
export function templateOf(formula: string): Template {
  const literals: (string | number)[] = [];
  let shape = "";
  /** From where on nothing is in the shape yet. */
  let from = 0;
  let at = 0;
  while (at < formula.length) {
    const code = formula.charCodeAt(at);
    if (code === quote) {
      const end = endOfQuoted(formula, at, '"');
      const text = formula.slice(at + 1, end - 1);
      shape += `${formula.slice(from, at)}"`;
      if (end > at + 1) literals.push(text.includes('"') ? text.replaceAll('""', '"') : text);
      from = at = end;
    } else if (code === apostrophe) at = endOfQuoted(formula, at, "'");
    else if (beginsName(code)) at = endOfName(formula, at);
    else if (isDigit(code) || (code === point && isDigit(formula.charCodeAt(at + 1)))) {
      number.lastIndex = at;
      number.test(formula);
      literals.push(Number(formula.slice(at, number.lastIndex)));
      shape += `${formula.slice(from, at)}0`;
      from = at = number.lastIndex;
    } else at++;
  }
  return { shape: shape + formula.slice(from), literals };
}

/** After the sign that closes it, past those that are doubled; after the opening sign itself where none does. */
function endOfQuoted(formula: string, at: number, sign: string): number {
  let doubled = at;
  let end = formula.indexOf(sign, at + 1);
  while (end >= 0 && formula[end + 1] === sign) {
    doubled = end;
    end = formula.indexOf(sign, end + 2);
  }
  return (end < 0 ? doubled : end) + 1;
}

function endOfName(formula: string, at: number): number {
  let end = at + 1;
  for (let code = formula.charCodeAt(end); isDigit(code) || code === point || beginsName(code);) {
    code = formula.charCodeAt(++end);
  }
  return end;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A letter, a dollar or an underscore. */
function beginsName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 36 || code === 95;
}
