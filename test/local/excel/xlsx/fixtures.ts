import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { unzipSync, zipSync, type Zippable } from "fflate";
import { openXlsx } from "../../../../local/excel/xlsx/open.ts";

const folder = fileURLToPath(new URL("../../../trackers/", import.meta.url));

export const trackerNames = readdirSync(folder).filter((name) => name.endsWith(".xlsx"));

export function trackerBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(folder + name));
}

export const open = (bytes: Uint8Array) => openXlsx(bytes, { fileName: "Tracker.xlsx" });

export const openTracker = (name: string) => open(trackerBytes(name));

/** The parts as another unpacker sees them. */
export function partsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(bytes)));
}

export function partText(bytes: Uint8Array, part: string): string {
  return new TextDecoder().decode(partsOf(bytes).get(part));
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageNames = "http://schemas.openxmlformats.org/package/2006/relationships";

export interface MadeWorkbook {
  /** What stands inside each sheet's root. */
  sheets: string[];
  workbookPr?: string;
  /** Attributes. */
  calcPr?: string;
  /** What stands inside the root of the shared strings. */
  strings?: string;
  /** What stands inside the root of the styles. */
  styles?: string;
  /** The target and the kind of further parts that belong to the workbook. */
  related?: [kind: string, target: string][];
  /** Any part by name: more of them, or in place of the usual ones; undefined to leave one out. */
  parts?: Record<string, string | undefined>;
}

/** A small workbook of which every character is known. */
export function makeXlsx(made: MadeWorkbook): Uint8Array {
  const { sheets, workbookPr = "", calcPr = "", strings, styles, related = [], parts = {} } = made;
  const root = (name: string, inner: string): string =>
    `<${name} xmlns="${main}" xmlns:r="${office}">${inner}</${name}>`;
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const relations = (inner: string): string => `<Relationships xmlns="${packageNames}">${inner}</Relationships>`;
  const kinds: [kind: string, target: string][] = [
    ["styles", "styles.xml"],
    ["sharedStrings", "sharedStrings.xml"],
    ...related,
  ];
  const texts: Record<string, string | undefined> = {
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": root(
      "workbook",
      `<workbookPr ${workbookPr}/><sheets>${sheets.map((_, at) => `<sheet name="Sheet${at + 1}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets><calcPr ${calcPr}/>`,
    ),
    "xl/_rels/workbook.xml.rels": relations(
      sheets.map((_, at) => relation(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`)).join("") +
        kinds.map(([kind, target], at) => relation(`rIdX${at}`, kind, target)).join(""),
    ),
    "xl/sharedStrings.xml": root("sst", strings ?? ""),
    "xl/styles.xml": root(
      "styleSheet",
      styles ?? '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0"/></cellXfs>',
    ),
    ...Object.fromEntries(sheets.map((inner, at) => [`xl/worksheets/sheet${at + 1}.xml`, root("worksheet", inner)])),
    ...parts,
  };
  const files: Zippable = {};
  for (const [name, text] of Object.entries(texts)) {
    if (text !== undefined) files[name] = new TextEncoder().encode(text);
  }
  return zipSync(files);
}
