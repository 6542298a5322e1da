/** A workbook's package as it was opened, and which part of it is what: what the copy is made from. */
import { Workbook, type CalculationMode, type Sheet } from "../model.ts";
import { themeColours } from "./colours.ts";
import { readSheet } from "./read-sheet.ts";
import { readTable } from "./read-table.ts";
import { relationshipsOf } from "./relationships.ts";
import { plainStyles, readStyles } from "./styles.ts";
import { damaged, Unreadable } from "./unreadable.ts";
import { decode, decodeText, isOn, relationshipId, walk, type Tag } from "./xml.ts";
import type { Parts } from "./zip.ts";

export interface XlsxPackage {
  readonly parts: Parts;
  readonly calculationChain: string | undefined;
  readonly styles: { readonly part: string | undefined; readonly count: number };
  /** In the order of the model's sheets. */
  readonly sheets: readonly SheetPart[];
}

export interface SheetPart {
  readonly sheetId: string;
  /** By which the calculation chain knows the sheet. */
  readonly number: string;
  readonly part: string;
  readonly tables: readonly { readonly tableId: string; readonly part: string }[];
}

export interface Opened {
  workbook: Workbook;
  package: XlsxPackage;
}

interface Index {
  date1904: boolean;
  calculationMode: CalculationMode;
  activeTab: number;
  sheets: { name: string; state: string; number: string; id: string | undefined }[];
}

type Relationships = ReturnType<typeof relationshipsOf>;

const notWorkbook = "is not an Excel workbook: open it in Excel and save it as an .xlsx file.";

export function readPackage(parts: Parts): Opened {
  const part = workbookPart(parts);
  const index = readIndex(parts, part);
  const related = relationshipsOf(parts, part);
  const partOf = (kind: string): string | undefined => [...related.values()].find((one) => one.kind === kind)?.part;
  const stylesPart = partOf("styles");
  const theme = themeColours(parts, partOf("theme"));
  const shared = {
    strings: readStrings(parts, partOf("sharedStrings")),
    styles: stylesPart === undefined ? plainStyles() : readStyles(bytesOf(parts, stylesPart), stylesPart, theme),
    date1904: index.date1904,
  };
  const workbook = new Workbook();
  workbook.date1904 = index.date1904;
  workbook.calculationMode = index.calculationMode;
  const sheets: SheetPart[] = [];
  for (const [tab, { name, state, number, id }] of index.sheets.entries()) {
    const sheetPart = worksheetPart(related, id, part);
    // A sheet that is only a chart has no cells: it stays in the package and is no sheet of the model.
    if (sheetPart === undefined) continue;
    const sheet = workbook.addSheet(name);
    sheet.visibility = state === "hidden" ? "Hidden" : state === "veryHidden" ? "VeryHidden" : "Visible";
    const { tableIds, selection } = readSheet(sheet, bytesOf(parts, sheetPart), sheetPart, shared);
    sheets.push({
      sheetId: sheet.id,
      number,
      part: sheetPart,
      tables: readTables(workbook, sheet, { parts, sheetPart, tableIds }),
    });
    if (tab === index.activeTab || workbook.selection === undefined) {
      workbook.active = workbook.sheets.length - 1;
      workbook.selection = { sheet, area: selection ?? { row: 0, column: 0, rows: 1, columns: 1 } };
    }
  }
  if (sheets.length === 0) throw new Unreadable("has no sheet with cells: choose another workbook.");
  return {
    workbook,
    package: {
      parts,
      calculationChain: partOf("calcChain"),
      styles: { part: stylesPart, count: shared.styles.cells.length },
      sheets,
    },
  };
}

function workbookPart(parts: Parts): string {
  const roots = [...relationshipsOf(parts, "").values()];
  const part = roots.find(({ kind }) => kind === "officeDocument")?.part;
  if (part === undefined) throw new Unreadable(notWorkbook);
  if (part.toLowerCase().endsWith(".bin")) {
    throw new Unreadable("is a binary workbook (.xlsb): open it in Excel and save it as an .xlsx file.");
  }
  return part;
}

function bytesOf(parts: Parts, part: string): Uint8Array {
  const bytes = parts.get(part);
  if (bytes === undefined) throw damaged(part);
  return bytes;
}

const modes: Readonly<Record<string, CalculationMode>> = { manual: "Manual", autoNoTable: "AutomaticExceptTables" };

function readIndex(parts: Parts, part: string): Index {
  const index: Index = { date1904: false, calculationMode: "Automatic", activeTab: 0, sheets: [] };
  let root: string | undefined;
  const open = (tag: Tag): void => {
    const { path, attributes: a } = tag;
    root ??= path;
    if (path === "workbook/workbookPr") index.date1904 = isOn(a["date1904"]);
    else if (path === "workbook/calcPr") index.calculationMode = modes[a["calcMode"] ?? ""] ?? "Automatic";
    else if (path === "workbook/bookViews/workbookView") index.activeTab = Number(a["activeTab"] ?? "0");
    else if (path === "workbook/sheets/sheet") {
      index.sheets.push({
        name: decodeText(a["name"] ?? ""),
        state: a["state"] ?? "visible",
        number: a["sheetId"] ?? "",
        id: relationshipId(tag),
      });
    }
  };
  walk(decode(bytesOf(parts, part), part), part, { open });
  // A document or a presentation is such a package too.
  if (root !== "workbook") throw new Unreadable(notWorkbook);
  return index;
}

function worksheetPart(related: Relationships, id: string | undefined, part: string): string | undefined {
  const target = related.get(id ?? "");
  if (target === undefined) throw damaged(part);
  if (target.kind !== "worksheet") return undefined;
  if (target.part === undefined) throw damaged(part);
  return target.part;
}

/** Rich text becomes plain text; the readings of East Asian texts are left out. */
function readStrings(parts: Parts, part: string | undefined): string[] {
  if (part === undefined) return [];
  const strings: string[] = [];
  let current = "";
  walk(decode(bytesOf(parts, part), part), part, {
    open: ({ path }) => {
      if (path === "sst/si") current = "";
    },
    text: (text, path) => {
      if (path === "sst/si/t" || path === "sst/si/r/t") current += text;
    },
    close: (path) => {
      if (path === "sst/si") strings.push(decodeText(current));
    },
  });
  return strings;
}

interface TableSource {
  parts: Parts;
  sheetPart: string;
  tableIds: readonly string[];
}

function readTables(
  workbook: Workbook,
  sheet: Sheet,
  { parts, sheetPart, tableIds }: TableSource,
): SheetPart["tables"] {
  if (tableIds.length === 0) return [];
  const related = relationshipsOf(parts, sheetPart);
  return tableIds.map((id) => {
    const part = related.get(id)?.part;
    if (part === undefined) throw damaged(sheetPart);
    return { tableId: readTable(workbook, sheet, bytesOf(parts, part), part).id, part };
  });
}
