/**
 * Formulas of one column differ in their texts and numbers only: what is left when those are taken out is worked up once.
 * A text leaves `"` behind and a number `0`; names, references and quoted sheets stay.
 */
export interface Template {
  readonly shape: string;
  readonly literals: readonly (string | number)[];
}

const part = /"((?:[^"]|"")*)"|'(?:[^']|'')*'|[A-Za-z_$][\w$.]*|(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?/gi;

export function templateOf(formula: string): Template {
  const literals: (string | number)[] = [];
  const shape = formula.replace(part, (whole: string, text: string | undefined) => {
    if (text !== undefined) {
      literals.push(text.includes('"') ? text.replaceAll('""', '"') : text);
      return '"';
    }
    const first = whole.charCodeAt(0);
    // A digit or a point.
    if (first !== 46 && (first < 48 || first > 57)) return whole;
    literals.push(Number(whole));
    return "0";
  });
  return { shape, literals };
}
