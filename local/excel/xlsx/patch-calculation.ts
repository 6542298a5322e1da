/**
 * The calculation chain lists the cells with formulas. Excel adds what is missing, but calls a file damaged where the
 * chain names a cell that has no formula: such entries, and no others, are taken out.
 */
import { columnName } from "../a1.ts";
import { spliced, type Splice } from "./splice.ts";
import { UnwritableCopy } from "./unwritable.ts";
import { encodeText, walk } from "./xml.ts";

/** `emptied` holds cells that lost their formula, each as the sheet's number, "!" and the cell. */
export function patchedChain(source: string, part: string, emptied: ReadonlySet<string>): string {
  const splices: Splice[] = [];
  let sheet = "";
  let owed: string | undefined;
  let kept = 0;
  walk(source, part, {
    open: ({ path, attributes: a, start, end, name, prefix }) => {
      if (path !== "calcChain/c") return;
      // An entry without a sheet is on the sheet of the one before.
      const named = a["i"];
      sheet = named ?? sheet;
      if (emptied.has(`${sheet}!${a["r"] ?? ""}`)) {
        splices.push({ start, end, text: "" });
        owed = named ?? owed;
        return;
      }
      kept++;
      const at = start + 1 + prefix.length + name.length;
      if (owed !== undefined && named === undefined)
        splices.push({ start: at, end: at, text: ` i="${encodeText(owed)}"` });
      owed = undefined;
    },
  });
  if (kept === 0 && splices.length > 0) {
    throw new UnwritableCopy(
      "The workbook's last formula was taken away, which a copy cannot carry: undo that, then save the copy again.",
    );
  }
  return spliced(source, splices);
}

export function chainName(sheetNumber: string, row: number, column: number): string {
  return `${sheetNumber}!${columnName(column)}${row + 1}`;
}
