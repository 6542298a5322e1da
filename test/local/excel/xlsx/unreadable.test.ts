import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openXlsx } from "../../../../local/excel/xlsx/open.ts";
import { UnreadableWorkbook } from "../../../../local/excel/xlsx/unreadable.ts";
import { makeXlsx, open, trackerBytes } from "./fixtures.ts";

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** The start of the kind of file that .xls and encrypted workbooks are, with the name of one of its streams. */
function compoundFile(stream: string): Uint8Array {
  const name = Array.from(stream, (letter) => [letter.charCodeAt(0), 0]).flat();
  return Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(64).fill(0), ...name]);
}

const tracker = trackerBytes("F4-bnt-month-grid.xlsx");
const oneSheet = { sheets: ["<sheetData/>"] };
const workbookRoot = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

const refusals: [what: string, bytes: () => Uint8Array, sentence: RegExp][] = [
  ["an empty file", () => new Uint8Array(), /is empty: choose another file\.$/],
  ["a file that is no package", () => text("Name,Date\nA,1\n"), /is not an Excel workbook: open it in Excel/],
  ["a document that is no workbook", () => zipSync({ "word/document.xml": text("<a/>") }), /is not an Excel workbook/],
  ["a workbook in the old format", () => compoundFile("Workbook"), /is in the old \.xls format/],
  [
    "a workbook with a password",
    () => compoundFile("EncryptedPackage"),
    /is protected by a password: open it in Excel and save a copy without one\.$/,
  ],
  [
    "a workbook encrypted by its label",
    () => compoundFile("DRMEncryptedTransform"),
    /is encrypted by its sensitivity label/,
  ],
  ["a file cut short", () => tracker.slice(0, tracker.length - 100), /is incomplete: copy or download it again\.$/],
  [
    "a file with its middle missing",
    () => Uint8Array.from([...tracker.slice(0, 500), ...tracker.slice(900)]),
    /is (incomplete|damaged)/,
  ],
  [
    "a file that was changed on the way",
    () => tracker.map((byte, at) => (at === 200 ? byte ^ 1 : byte)),
    /is damaged \(/,
  ],
  [
    "a part that unpacks to far more than it is",
    () => makeXlsx({ ...oneSheet, parts: { "xl/bomb.xml": " ".repeat(8_000_000) } }),
    /is too large to open here/,
  ],
  [
    "a part outside the package",
    () => makeXlsx({ ...oneSheet, parts: { "../../home/.profile": "x" } }),
    /is not safe to open \(it names parts outside itself\)/,
  ],
  [
    "a part with a path of Windows",
    () => makeXlsx({ ...oneSheet, parts: { "C:\\a.txt": "x" } }),
    /is not safe to open/,
  ],
  [
    "two parts of one name",
    () => makeXlsx({ ...oneSheet, parts: { "XL/Workbook.xml": "x" } }),
    /is damaged \(XL\/Workbook\.xml/,
  ],
  [
    "a document type",
    () =>
      makeXlsx({
        ...oneSheet,
        parts: { "xl/worksheets/sheet1.xml": '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>' },
      }),
    /is not safe to open \(it declares a document type\)/,
  ],
  [
    "an entity nobody declared",
    () => makeXlsx({ ...oneSheet, strings: "<si><t>&b;</t></si>" }),
    /is damaged \(xl\/sharedStrings\.xml/,
  ],
  ["a workbook without sheets", () => makeXlsx({ sheets: [] }), /has no sheet with cells: choose another workbook\.$/],
  [
    "a binary workbook",
    () =>
      makeXlsx({
        ...oneSheet,
        parts: {
          "_rels/.rels":
            '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
          "xl/workbook.bin": "x",
        },
      }),
    /is a binary workbook \(\.xlsb\)/,
  ],
  [
    "a part that is missing",
    () => makeXlsx({ ...oneSheet, parts: { "xl/worksheets/sheet1.xml": undefined } }),
    /is damaged/,
  ],
  [
    "XML that breaks off",
    () => makeXlsx({ ...oneSheet, parts: { "xl/worksheets/sheet1.xml": `<worksheet ${workbookRoot}><sheetData>` } }),
    /is damaged \(xl\/worksheets\/sheet1\.xml/,
  ],
  [
    "a text that is not there",
    () => makeXlsx({ sheets: ['<sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData>'] }),
    /is damaged/,
  ],
  [
    "a number that is none",
    () => makeXlsx({ sheets: ['<sheetData><row r="1"><c r="A1"><v>12a</v></c></row></sheetData>'] }),
    /is damaged/,
  ],
  [
    "a cell in another row's place",
    () => makeXlsx({ sheets: ['<sheetData><row r="1"><c r="A2"><v>1</v></c></row></sheetData>'] }),
    /is damaged/,
  ],
  ["bytes that are no text", () => makeXlsxWithBadBytes(), /is damaged \(xl\/sharedStrings\.xml/],
];

function makeXlsxWithBadBytes(): Uint8Array {
  const notUtf8 = Uint8Array.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c, 0x2f, 0x61, 0x3e]);
  return zipSync({ ...unzipSync(makeXlsx(oneSheet)), "xl/sharedStrings.xml": notUtf8 });
}

describe("a file that cannot be opened", () => {
  it.each(refusals)("is refused with one sentence: %s", (_, bytes, sentence) => {
    const opening = () => openXlsx(bytes(), { fileName: "Pod tracker.xlsx" });
    expect(opening).toThrow(UnreadableWorkbook);
    expect(opening).toThrow(sentence);
    expect(opening).toThrow(/^Pod tracker\.xlsx [^\n]+\.$/);
  });

  it("is refused when it has more parts, or more in them, than the caller allows", () => {
    expect(() => openXlsx(tracker, { fileName: "a.xlsx", limits: { parts: 5 } })).toThrow(/too large/);
    expect(() => openXlsx(tracker, { fileName: "a.xlsx", limits: { bytes: 10_000 } })).toThrow(/too large/);
    expect(() => openXlsx(tracker, { fileName: "a.xlsx", limits: {} })).not.toThrow();
  });

  it("does not hide a fault of ours behind a sentence about the file", () => {
    expect(() => open(undefined as unknown as Uint8Array)).toThrow(TypeError);
  });
});
