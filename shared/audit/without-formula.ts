/**
 * A text that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before it. Tab and
 * line breaks count as beginnings, as spreadsheets pass over them.
 */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
