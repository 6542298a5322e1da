/**
 * A file names the functions that came after 2007 with "_xlfn." before them; without it Excel takes them for names that it
 * does not know. On the sheet they stand without. Only those that the add-in writes are turned over: the manager's own
 * keep what the file has, and are written back as they were.
 */
const newer = "ISFORMULA|FORMULATEXT";
const inFile = new RegExp(String.raw`"(?:[^"]|"")*"|'(?:[^']|'')*'|\b_xlfn\.(${newer})(?=\()`, "gi");
const onSheet = new RegExp(String.raw`"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.])(${newer})(?=\()`, "gi");

export function forFile(formula: string): string {
  return formula.replace(onSheet, (whole, name: string | undefined) => (name === undefined ? whole : `_xlfn.${name}`));
}

export function forSheet(formula: string): string {
  return formula.replace(inFile, (whole, name: string | undefined) => name ?? whole);
}
