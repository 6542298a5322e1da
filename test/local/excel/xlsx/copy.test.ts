import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import ExcelJs from "exceljs";
import { readXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import type { Area, Cell, ConditionalFormat, Sheet, Workbook } from "../../../../local/excel/model.ts";
import { writeCopy } from "../../../../local/excel/xlsx/copy.ts";
import type { Opened } from "../../../../local/excel/xlsx/package.ts";
import { UnwritableCopy } from "../../../../local/excel/xlsx/unwritable.ts";
import {
  makeXlsx,
  open,
  openTracker,
  partText,
  partsOf,
  trackerBytes,
  trackerNames,
  type MadeWorkbook,
} from "./fixtures.ts";

function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [was, now] = [partsOf(before), partsOf(after)];
  expect([...now.keys()]).toEqual([...was.keys()]);
  return [...was]
    .filter(([name, bytes]) => !Buffer.from(bytes).equals(now.get(name) ?? new Uint8Array()))
    .map(([name]) => name);
}

/** Everything the model holds of a sheet, to be compared. */
function contents(sheet: Sheet) {
  return {
    cells: new Map([...sheet.entries()].map(([row, column, cell]): [string, Cell] => [`${row},${column}`, cell])),
    merges: sheet.merges,
    hiddenRows: sheet.hiddenRows,
    hiddenColumns: sheet.hiddenColumns,
    filter: sheet.autoFilter,
    rules: sheet.conditionalFormats.map(({ area, formula, type, fill }) => [area, formula, type, fill]),
  };
}

function sheetOf(workbook: Workbook, index = 0): Sheet {
  const sheet = workbook.sheets[index];
  if (sheet === undefined) throw new Error("no such sheet");
  return sheet;
}

const heading = "Policy check";
const words = 'Overdue 9 days, due "6 Sep" & <more>';
const formula = `=IF(AND(INDEX($A:$A,ROW())&""="x",TODAY()<=45750),"Overdue","Out of date: check again")`;

function rule(area: Area, overrides: Partial<ConditionalFormat> = {}): ConditionalFormat {
  const own = {
    id: "ours",
    type: "Custom",
    formula: `=LEFT($P${area.row + 1},7)="Overdue"`,
    stopIfTrue: false,
    fromFile: false,
  };
  return { ...own, area, fill: "#FFC7CE", colour: "#9C0006", bold: true, ...overrides };
}

/** Marks rows as the add-in does: a heading, a formula per row with its last result, one rule per state. */
function mark(sheet: Sheet, column: number, { headingRow, lastRow }: { headingRow: number; lastRow: number }): void {
  sheet.put(headingRow, column, { value: heading, look: { bold: true, wrap: true } });
  for (let row = headingRow + 1; row <= lastRow; row++) {
    sheet.put(row, column, { value: words, formula, look: { wrap: true } });
  }
  sheet.conditionalFormats.unshift(rule({ row: headingRow + 1, column, rows: lastRow - headingRow, columns: 1 }));
  sheet.columnWidths.set(column, 150);
}

function markedTable(): { opened: Opened; copy: Uint8Array } {
  const opened = openTracker("F1-hgy-clean-table.xlsx");
  const [{ table, sheet } = {}] = opened.workbook.tables;
  if (table === undefined || sheet === undefined) throw new Error("no table");
  table.area = { ...table.area, columns: table.area.columns + 1 };
  mark(sheet, 14, { headingRow: 0, lastRow: 96 });
  return { opened, copy: writeCopy(opened) };
}

function markedRange(): { opened: Opened; copy: Uint8Array } {
  const opened = openTracker("F2-bnt-pod-tracker.xlsx");
  mark(sheetOf(opened.workbook), 15, { headingRow: 4, lastRow: 144 });
  return { opened, copy: writeCopy(opened) };
}

/** What exceljs gives for a text, or for a formula with its result. */
function shownBy(cell: ExcelJs.Cell | undefined): unknown {
  return cell?.formula === undefined ? cell?.text : cell.result;
}

describe("a copy without changes", () => {
  it.each(trackerNames)("has every part byte for byte: %s", (name) => {
    const bytes = trackerBytes(name);
    expect(changedParts(bytes, writeCopy(open(bytes)))).toEqual([]);
  });

  it("is the same file each time", () => {
    const name = "F4-bnt-month-grid.xlsx";
    expect(writeCopy(openTracker(name))).toEqual(writeCopy(openTracker(name)));
  });
});

describe("a copy with a status column", () => {
  const cases = [
    [
      "in an Excel table",
      "F1-hgy-clean-table.xlsx",
      markedTable,
      ["xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/styles.xml"],
    ],
    [
      "beside a range with merges",
      "F2-bnt-pod-tracker.xlsx",
      markedRange,
      ["xl/worksheets/sheet1.xml", "xl/styles.xml"],
    ],
  ] as const;

  it.each(cases)("%s differs in the parts of ours alone", (_, name, marked, parts) => {
    expect(changedParts(trackerBytes(name), marked().copy)).toEqual(parts);
  });

  it.each(cases)("%s opens again with the manager's cells and ours", (_, __, marked) => {
    const { opened, copy } = marked();
    const again = open(copy).workbook;
    expect(contents(sheetOf(again))).toEqual(contents(sheetOf(opened.workbook)));
    expect(again.tables.map(({ table }) => table)).toEqual(opened.workbook.tables.map(({ table }) => table));
    expect(sheetOf(again).columnWidths.get(14)).toBe(sheetOf(opened.workbook).columnWidths.get(14));
  });

  it.each(cases)("%s is read alike by exceljs and hucre", async (_, name, marked) => {
    const { opened, copy } = marked();
    const sheet = sheetOf(opened.workbook);
    const markedColumn = name.startsWith("F1") ? 14 : 15;
    const exceljs = new ExcelJs.Workbook();
    await exceljs.xlsx.load(copy.buffer as ArrayBuffer);
    const rows = (await readXlsx(copy)).sheets[0]?.rows ?? [];
    const [first] = exceljs.worksheets;
    const ours = [...sheet.entries()].filter(([, column, { look }]) => column === markedColumn && look?.wrap === true);
    for (const [row, column, cell] of ours) {
      expect(rows[row]?.[column]).toBe(cell.value);
      expect(shownBy(first?.findCell(row + 1, column + 1))).toBe(cell.value);
    }
    expect(ours.length).toBeGreaterThan(90);
    expect(first?.rowCount).toBe(sheet.used(false)?.rows);
  });

  it.each(cases)("%s is a file that LibreOffice opens", { timeout: 180_000 }, (_, name, marked) => {
    const office = (process.env["PATH"] ?? "")
      .split(delimiter)
      .map((folder) => join(folder, "soffice"))
      .find(existsSync);
    if (office === undefined) {
      console.log(`LibreOffice is not installed: ${name} was not opened with it.`);
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), "marked-copy-"));
    try {
      writeFileSync(join(folder, "copy.xlsx"), marked().copy);
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
      const run = spawnSync(
        office,
        [profile, "--headless", "--convert-to", "csv", "--outdir", folder, join(folder, "copy.xlsx")],
        { timeout: 150_000 },
      );
      expect(run.status).toBe(0);
      const csv = readFileSync(join(folder, "copy.csv"), "utf8");
      expect(csv).toContain(heading);
      // Calculated again: no reference in the tracker is "x".
      expect(csv.split("Out of date: check again").length).toBeGreaterThan(90);
      expect(csv).not.toContain("Err:");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("has the status formulas with their last result, and no text in the shared strings", () => {
    const sheet = partText(markedTable().copy, "xl/worksheets/sheet1.xml");
    expect(sheet).toContain('<c r="O2" s="3" t="str"><f>IF(AND(INDEX($A:$A,ROW())&amp;""="x",TODAY()&lt;=45750)');
    expect(sheet).toContain("<v>Overdue 9 days, due &quot;6 Sep&quot; &amp; &lt;more&gt;</v>");
    expect(sheet).toContain('<dimension ref="A1:O97"/>');
    expect(sheet).toContain('<row r="2" spans="1:15">');
  });

  it("tells the table of its new column", () => {
    const table = partText(markedTable().copy, "xl/tables/table1.xml");
    expect(table).toContain('ref="A1:O97" totalsRowShown="0"><autoFilter ref="A1:O97"/><tableColumns count="15">');
    expect(table).toContain(
      '<tableColumn id="14" name="Notes"/><tableColumn id="15" name="Policy check"/></tableColumns>',
    );
  });

  it("puts rules of ours before the file's where the model has them first", () => {
    const sheet = partText(markedRange().copy, "xl/worksheets/sheet1.xml");
    expect(
      [...sheet.matchAll(/<cfRule type="(\w+)" dxfId="(\d)" priority="(\d)"/g)].map(([, ...rest]) => rest),
    ).toEqual([
      ["containsText", "0", "2"],
      ["expression", "1", "1"],
    ]);
  });

  it("marked again, changes the same column and keeps the style part from growing", () => {
    const first = open(markedTable().copy);
    const sheet = sheetOf(first.workbook);
    for (let row = 1; row <= 96; row++) sheet.put(row, 14, { ...sheet.cell(row, 14), value: "Met", formula: '="Met"' });
    const second = writeCopy(first);
    expect(changedParts(markedTable().copy, second)).toEqual(["xl/worksheets/sheet1.xml"]);
    expect(sheetOf(open(second).workbook).cell(5, 14)).toMatchObject({ value: "Met", formula: '="Met"' });
  });

  it("cleared again, has the parts it had before, but for styles nothing uses", () => {
    const opened = open(markedTable().copy);
    const sheet = sheetOf(opened.workbook);
    for (let row = 0; row <= 96; row++) sheet.put(row, 14, undefined);
    sheet.conditionalFormats.length = 0;
    const [{ table } = {}] = opened.workbook.tables;
    if (table !== undefined) table.area = { ...table.area, columns: 14 };
    const cleared = writeCopy(opened);
    const original = openTracker("F1-hgy-clean-table.xlsx").workbook;
    expect(contents(sheetOf(open(cleared).workbook))).toEqual(contents(sheetOf(original)));
    expect(partText(cleared, "xl/tables/table1.xml")).toBe(
      partText(trackerBytes("F1-hgy-clean-table.xlsx"), "xl/tables/table1.xml"),
    );
    expect(partText(cleared, "xl/worksheets/sheet1.xml")).not.toContain("conditionalFormatting");
  });
});

describe("cells", () => {
  const copyOf = (made: MadeWorkbook, change: (sheet: Sheet, workbook: Workbook) => void): Uint8Array => {
    const opened = open(makeXlsx(made));
    change(sheetOf(opened.workbook), opened.workbook);
    return writeCopy(opened);
  };
  const sheetText = (copy: Uint8Array): string => {
    const text = partText(copy, "xl/worksheets/sheet1.xml");
    return text.slice(text.indexOf(">") + 1, text.lastIndexOf("<"));
  };

  it("are written into their place among those of the file, of every kind of value", () => {
    const made = {
      sheets: ['<sheetData><row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="5"/></sheetData>'],
    };
    const copy = copyOf(made, (sheet) => {
      sheet.put(0, 0, { value: 1.5 });
      sheet.put(1, 0, { value: true });
      sheet.put(1, 2, { value: " x\ny " });
      sheet.put(1, 4, { value: "#N/A", isError: true });
      sheet.put(3, 0, { value: "", formula: '=""' });
      sheet.put(4, 0, { value: 3, formula: "=1<2" });
      sheet.put(5, 0, { value: true, formula: '=AND(ISFORMULA(A4),"ISFORMULA("<>"",_xlfn.XOR(TRUE))' });
      sheet.put(9, 1, { value: "\u0007_x0041_" });
    });
    expect(sheetText(copy)).toBe(
      '<sheetData><row r="1"><c r="A1"><v>1.5</v></c></row>' +
        '<row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2"><v>1</v></c><c r="C2" t="inlineStr"><is><t xml:space="preserve"> x\ny </t></is></c><c r="D2"><v>2</v></c><c r="E2" t="e"><v>#N/A</v></c></row>' +
        '<row r="4"><c r="A4" t="str"><f>""</f><v></v></c></row><row r="5"><c r="A5"><f>1&lt;2</f><v>3</v></c></row>' +
        '<row r="6"><c r="A6" t="b"><f>AND(_xlfn.ISFORMULA(A4),"ISFORMULA("&lt;&gt;"",_xlfn.XOR(TRUE))</f><v>1</v></c></row>' +
        '<row r="10"><c r="B10" t="inlineStr"><is><t xml:space="preserve">_x0007__x005F_x0041_</t></is></c></row></sheetData>',
    );
    const again = sheetOf(open(copy).workbook);
    // Functions that came after 2007 have another name in the file than on the sheet.
    expect(again.cell(5, 0)?.formula).toBe('=AND(ISFORMULA(A4),"ISFORMULA("<>"",_xlfn.XOR(TRUE))');
    expect([again.cell(1, 2)?.value, again.cell(9, 1)?.value]).toEqual([" x\ny ", "\u0007_x0041_"]);
  });

  it("are written into a sheet that had none, and with the prefix that the file gives its elements", () => {
    expect(
      sheetText(
        copyOf({ sheets: ["<sheetData/>"] }, (sheet) => {
          sheet.put(0, 0, { value: 1 });
        }),
      ),
    ).toBe('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>');
    const part =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData/></x:worksheet>';
    const copy = copyOf({ sheets: [""], parts: { "xl/worksheets/sheet1.xml": part } }, (sheet) => {
      sheet.put(0, 0, { value: 1 });
    });
    expect(partText(copy, "xl/worksheets/sheet1.xml")).toContain(
      '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>',
    );
  });

  it("leave comments, unknown elements and the line ends of the file as they were", () => {
    const inner =
      '<!-- a -->\r\n<sheetData>\r\n <row r="1" custom:a=\'1\'>\r\n<c r="A1"><v>1</v></c></row></sheetData><extLst><ext uri="x"/></extLst>';
    const text = sheetText(
      copyOf({ sheets: [inner] }, (sheet) => {
        sheet.put(0, 1, { value: 2 });
      }),
    );
    expect(text).toBe(inner.replace("</row>", '<c r="B1"><v>2</v></c></row>'));
  });

  it("keep the look they had, take that of their row or column where they are new, and change only what was asked", () => {
    const styles =
      '<fonts count="1"><font><sz val="11"/><color theme="1"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFEB9C"/></patternFill></fill></fills>' +
      '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="0" fontId="0" fillId="1" applyAlignment="1"><alignment horizontal="center"/><protection locked="0"/></xf></cellXfs>';
    const made = {
      styles,
      sheets: [
        '<cols><col min="3" max="3" width="9" style="1"/></cols><sheetData><row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"/></row></sheetData>',
      ],
    };
    const copy = copyOf(made, (sheet) => {
      sheet.put(0, 0, {
        value: 2,
        look: { fill: "#FFEB9C", bold: true, colour: "#9C0006", wrap: true, horizontalAlignment: "Center" },
        numberFormat: "dd/mm/yyyy",
      });
      sheet.put(0, 1, { value: 3 });
      sheet.put(0, 2, { value: 4 });
      sheet.put(0, 3, {
        value: 5,
        look: { fill: "#C6EFCE", italic: true, strike: true, verticalAlignment: "Top" },
        numberFormat: "0%",
      });
    });
    expect(sheetText(copy)).toContain(
      '<c r="A1" s="2"><v>2</v></c><c r="B1" s="1"><v>3</v></c><c r="C1" s="1"><v>4</v></c><c r="D1" s="3"><v>5</v></c>',
    );
    const written = partText(copy, "xl/styles.xml");
    expect(written).toContain(
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="3">',
    );
    expect(written).toContain('<font><b/><sz val="11"/><color rgb="FF9C0006"/><name val="Calibri"/></font>');
    expect(written).toContain(
      '<xf numFmtId="164" fontId="1" fillId="1" applyAlignment="1" applyNumberFormat="1" applyFont="1"><alignment horizontal="center" wrapText="1"/><protection locked="0"/></xf>',
    );
    expect(sheetOf(open(copy).workbook).cell(0, 3)).toEqual({
      value: 5,
      numberFormat: "0%",
      text: "500%",
      look: { fill: "#C6EFCE", italic: true, strike: true, verticalAlignment: "Top" },
    });
  });

  it("that were emptied keep their format and lose their value", () => {
    const made = { sheets: ['<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>'] };
    expect(
      sheetText(
        copyOf(made, (sheet) => {
          sheet.put(0, 0, undefined);
        }),
      ),
    ).toBe('<sheetData><row r="1"><c r="B1"><v>2</v></c></row></sheetData>');
    expect(
      sheetText(
        copyOf(made, (sheet) => {
          sheet.put(0, 1, { value: "" });
        }),
      ),
    ).toBe('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>');
  });

  const shared =
    '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" si="0" ref="B1:D1">A1*2</f><v>2</v></c><c r="C1"><f t="shared" si="0"/><v>4</v></c></row></sheetData>';

  it("that shared the formula of a cell that changed get it written out", () => {
    const text = sheetText(
      copyOf({ sheets: [shared] }, (sheet) => {
        sheet.put(0, 1, { value: 7 });
      }),
    );
    expect(text).toBe(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>7</v></c><c r="C1"><f>B1*2</f><v>4</v></c></row></sheetData>',
    );
  });

  it("with a formula that only has a new result are left to Excel, unless a cell of the manager's changed", () => {
    const calculated = (sheet: Sheet): void => {
      sheet.put(0, 2, { value: 99, formula: "=B1*2" });
    };
    expect(sheetText(copyOf({ sheets: [shared] }, calculated))).toBe(shared);
    const edited = sheetText(
      copyOf({ sheets: [shared] }, (sheet) => {
        calculated(sheet);
        sheet.put(0, 0, { value: 5 });
      }),
    );
    expect(edited).toContain('<c r="A1"><v>5</v></c>');
    expect(edited).toContain('<c r="C1"><f>B1*2</f><v>99</v></c>');
  });

  it("that lost their formula are taken out of the calculation chain, and no others", () => {
    const chain = (cells: string): string =>
      `<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${cells}</calcChain>`;
    const made: MadeWorkbook = {
      sheets: [shared, "<sheetData/>"],
      related: [["calcChain", "calcChain.xml"]],
      parts: { "xl/calcChain.xml": chain('<c r="B1" i="1"/><c r="C1"/><c r="B1" i="2"/>') },
    };
    const copy = copyOf(made, (sheet) => {
      sheet.put(0, 1, { value: 7 });
    });
    expect(partText(copy, "xl/calcChain.xml")).toBe(chain('<c i="1" r="C1"/><c r="B1" i="2"/>'));
    expect(
      changedParts(
        makeXlsx(made),
        copyOf(made, (sheet) => {
          sheet.put(4, 0, { value: 7, formula: "=7" });
        }),
      ),
    ).toEqual(["xl/worksheets/sheet1.xml"]);
  });

  it("stand in columns of which only some get a new width", () => {
    const made = { sheets: ['<cols><col min="1" max="5" width="10" style="0"/></cols><sheetData/>'] };
    const text = sheetText(
      copyOf(made, (sheet) => {
        sheet.columnWidths.set(2, 48).set(7, 96);
      }),
    );
    expect(text).toBe(
      '<cols><col min="1" max="2" width="10" style="0"/><col min="3" max="3" width="9.140625" style="0" customWidth="1"/><col min="4" max="5" width="10" style="0"/><col min="8" max="8" width="18.28515625" customWidth="1"/></cols><sheetData/>',
    );
    expect(
      sheetText(
        copyOf({ sheets: ["<sheetData/>"] }, (sheet) => {
          sheet.columnWidths.set(0, 48);
        }),
      ),
    ).toBe('<cols><col min="1" max="1" width="9.140625" customWidth="1"/></cols><sheetData/>');
  });

  it("have rules that stand where the format wants them, and go alone", () => {
    const rules =
      '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="4"><formula>1</formula></cfRule><cfRule type="expression" priority="2"><formula>2</formula></cfRule></conditionalFormatting>';
    const made = { sheets: [`<sheetData/><mergeCells/>${rules}<dataValidations/>`] };
    const text = sheetText(
      copyOf(made, (sheet) => {
        sheet.conditionalFormats.pop();
        sheet.conditionalFormats.push(rule({ row: 0, column: 0, rows: 2, columns: 1 }, { stopIfTrue: true }));
      }),
    );
    expect(text).toBe(
      `<sheetData/><mergeCells/>${rules.replace(/<cfRule type="expression" priority="4">.*?<\/cfRule>/, "")}` +
        '<conditionalFormatting sqref="A1:A2"><cfRule type="expression" dxfId="0" priority="3" stopIfTrue="1"><formula>LEFT($P1,7)=&quot;Overdue&quot;</formula></cfRule></conditionalFormatting><dataValidations/>',
    );
  });
});

describe("a change that a copy cannot carry", () => {
  const changes: [what: string, change: (workbook: Workbook) => void, sentence: RegExp][] = [
    [
      "a new sheet",
      (workbook) => {
        workbook.addSheet("Agenda");
      },
      /^Sheets were added, deleted or moved/,
    ],
    [
      "another name of a sheet",
      (workbook) => {
        sheetOf(workbook).name = "Other";
      },
      /^The name changed on the sheet Other/,
    ],
    [
      "a merge",
      (workbook) => {
        sheetOf(workbook).merges.push({ row: 0, column: 0, rows: 2, columns: 1 });
      },
      /^Merged cells changed/,
    ],
    [
      "a hidden row",
      (workbook) => {
        sheetOf(workbook).hiddenRows.add(3);
      },
      /^Hidden rows changed on the sheet Caseload/,
    ],
    [
      "a new table",
      (workbook) => {
        workbook.addTable(sheetOf(workbook), { row: 0, column: 20, rows: 2, columns: 2 }, "New");
      },
      /^Tables were added/,
    ],
    [
      "another style of a table",
      (workbook) => {
        for (const { table } of workbook.tables) table.style = "X";
      },
      /renamed or restyled/,
    ],
    [
      "a table with a heading twice",
      (workbook) => {
        sheetOf(workbook).put(0, 1, { value: "DOB" });
      },
      /empty or there twice/,
    ],
    [
      "calculation by hand",
      (workbook) => {
        workbook.calculationMode = "Manual";
      },
      /When formulas are calculated/,
    ],
    [
      "a rule of another kind",
      (workbook) => {
        sheetOf(workbook).conditionalFormats.push(
          rule({ row: 0, column: 0, rows: 1, columns: 1 }, { type: "DataBar" }),
        );
      },
      /of the kind DataBar/,
    ],
  ];

  it.each(changes)("is refused with one sentence: %s", (_, change, sentence) => {
    const opened = openTracker("F1-hgy-clean-table.xlsx");
    change(opened.workbook);
    expect(() => writeCopy(opened)).toThrow(UnwritableCopy);
    expect(() => writeCopy(opened)).toThrow(sentence);
  });

  it("is refused with one sentence: one cell of an array formula", () => {
    const opened = open(
      makeXlsx({
        sheets: [
          '<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:B1">ROW(1:2)</f><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>',
        ],
      }),
    );
    sheetOf(opened.workbook).put(0, 1, { value: 3 });
    expect(() => writeCopy(opened)).toThrow(/array formula in Sheet1!A1:B1/);
  });

  it("is refused with one sentence: a rule of the file's own that changed", () => {
    const opened = openTracker("F2-bnt-pod-tracker.xlsx");
    for (const format of sheetOf(opened.workbook).conditionalFormats) format.area = { ...format.area, row: 7 };
    expect(() => writeCopy(opened)).toThrow(
      /^A conditional format of the workbook's own changed on the sheet Pod tracker/,
    );
  });

  it("is refused with one sentence: a colour that is a word", () => {
    const opened = openTracker("F2-bnt-pod-tracker.xlsx");
    sheetOf(opened.workbook).put(0, 20, { value: 1, look: { fill: "red" } });
    expect(() => writeCopy(opened)).toThrow(/^The colour "red" cannot be written/);
  });

  it("is refused with one sentence: columns of a table in another order", () => {
    const opened = openTracker("F1-hgy-clean-table.xlsx");
    for (const { table } of opened.workbook.tables) table.columnIds?.reverse();
    expect(() => writeCopy(opened)).toThrow(/^Columns of the table tblCaseload were moved/);
  });

  it("does not include a column inside a table", () => {
    const opened = openTracker("F1-hgy-clean-table.xlsx");
    const sheet = sheetOf(opened.workbook);
    for (const { table } of opened.workbook.tables) {
      table.area = { ...table.area, columns: 15 };
      table.columnIds?.splice(13, 0, 15);
    }
    sheet.put(0, 14, sheet.cell(0, 13));
    sheet.put(0, 13, { value: heading });
    expect(partText(writeCopy(opened), "xl/tables/table1.xml")).toContain(
      '<tableColumn id="15" name="Policy check"/><tableColumn id="14" name="Notes"/>',
    );
  });

  it("does not include a heading of a table that was typed anew", () => {
    const opened = openTracker("F1-hgy-clean-table.xlsx");
    sheetOf(opened.workbook).put(0, 1, { value: "Child's\nname" });
    expect(partText(writeCopy(opened), "xl/tables/table1.xml")).toContain(
      '<tableColumn id="2" name="Child\'s_x000A_name"/>',
    );
  });
});
