import { describe, expect, it } from "vitest";
import { areaName } from "../../../../local/excel/a1.ts";
import type { Cell, Sheet } from "../../../../local/excel/model.ts";
import { makeXlsx, open, openTracker, type MadeWorkbook } from "./fixtures.ts";

function firstSheet(made: MadeWorkbook): Sheet {
  const [sheet] = open(makeXlsx(made)).workbook.sheets;
  if (sheet === undefined) throw new Error("no sheet");
  return sheet;
}

const rowOf = (cells: string): string => `<sheetData><row r="1">${cells}</row></sheetData>`;
const cellsOf = (cells: string, made: Partial<MadeWorkbook> = {}): (Cell | undefined)[] => {
  const sheet = firstSheet({ sheets: [rowOf(cells)], ...made });
  return [0, 1, 2, 3].map((column) => sheet.cell(0, column));
};

describe("values", () => {
  it("stay what the file says: numbers, texts, yes or no, errors", () => {
    const cells =
      '<c r="A1"><v>45915</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#REF!</v></c><c r="D1" t="inlineStr"><is><t> as typed </t></is></c>';
    expect(cellsOf(cells)).toEqual([
      { value: 45_915 },
      { value: true },
      { value: "#REF!", isError: true },
      { value: " as typed " },
    ]);
  });

  it("are plain text where the file has rich text, without the readings of East Asian texts", () => {
    const strings =
      '<si><r><rPr><b/></rPr><t>Over</t></r><r><t xml:space="preserve"> due</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>';
    expect(cellsOf('<c r="A1" t="s"><v>0</v></c>', { strings })[0]?.value).toBe("Over due");
    expect(cellsOf('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>')[0]?.value).toBe("ab");
  });

  it("get back the characters that XML cannot hold", () => {
    const strings = "<si><t>_x0007_bell &amp; _x005F_x0041_ <![CDATA[<b>]]></t></si>";
    expect(cellsOf('<c r="A1" t="s"><v>0</v></c>', { strings })[0]?.value).toBe("\u0007bell & _x0041_ <b>");
  });

  it("are found where rows and cells leave out their place", () => {
    const sheet = firstSheet({
      sheets: ["<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"],
    });
    expect([sheet.cell(0, 0)?.value, sheet.cell(0, 1)?.value, sheet.cell(1, 0)?.value]).toEqual([1, 2, 3]);
  });

  it("are numbers where the strict form of the format writes dates as text", () => {
    const cells = '<c r="A1" t="d"><v>2025-09-15</v></c><c r="B1" t="d"><v>2025-09-15T12:00:00</v></c>';
    expect(cellsOf(cells).map((cell) => cell?.value)).toEqual([45_915, 45_915.5, undefined, undefined]);
    expect(cellsOf(cells, { workbookPr: 'date1904="1"' })[0]?.value).toBe(44_453);
  });

  it("are read where the file gives every element a prefix", () => {
    const part =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const sheet = firstSheet({ sheets: [""], parts: { "xl/worksheets/sheet1.xml": part } });
    expect(sheet.cell(1, 1)).toEqual({ value: 7 });
  });
});

describe("formulas", () => {
  it("keep the result that was last calculated", () => {
    const cells =
      '<c r="A1" t="str"><f>IF(B1&gt;1,"a","b")</f><v>b</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f/><v>5</v></c>';
    expect(cellsOf(cells)).toEqual([
      { value: "b", formula: '=IF(B1>1,"a","b")' },
      { value: 2, formula: "=1+1" },
      { value: "", formula: '=""' },
      { value: 5 },
    ]);
  });

  it("are written out in full where the file shares one among many", () => {
    const cells =
      '<c r="A1"><v>1</v></c><c r="B1"><f t="shared" si="0" ref="B1:D1">A1*$A$1</f><v>1</v></c><c r="C1"><f t="shared" si="0"/><v>1</v></c>';
    expect(cellsOf(cells).map((cell) => cell?.formula)).toEqual([undefined, "=A1*$A$1", "=B1*$A$1", undefined]);
  });

  it("stand in the first cell of an array", () => {
    const cells = '<c r="A1"><f t="array" ref="A1:B1">ROW(1:2)</f><v>1</v></c><c r="B1"><v>2</v></c>';
    expect(cellsOf(cells).map((cell) => cell?.formula)).toEqual(["=ROW(1:2)", undefined, undefined, undefined]);
  });
});

describe("looks and formats", () => {
  const styles =
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>' +
    '<fonts count="3"><font><color theme="1"/></font><font><b/><i val="0"/><strike/><color rgb="FF9C0006"/></font><font><color indexed="10"/></font></fonts>' +
    '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"><fgColor rgb="FF000000"/></patternFill></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="ffffeb9c"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5"/></patternFill></fill></fills>' +
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="164" fontId="1" fillId="2" applyAlignment="1"><alignment wrapText="1"/></xf>' +
    '<xf numFmtId="14" fontId="2" fillId="1"/><xf numFmtId="10" fontId="0" fillId="3"/><xf numFmtId="49" fontId="0" fillId="0"/><xf numFmtId="0" fontId="0" fillId="2"/></cellXfs>';

  it("are those that the grid draws, with what the cell shows", () => {
    const cells = cellsOf(
      '<c r="A1" s="1"><v>45915</v></c><c r="B1" s="2"><v>45915</v></c><c r="C1" s="3"><v>0.125</v></c><c r="D1" s="4"><v>12</v></c>',
      { styles },
    );
    expect(cells).toEqual([
      {
        value: 45_915,
        numberFormat: "dd/mm/yyyy",
        text: "15/09/2025",
        look: { bold: true, strike: true, wrap: true, colour: "#9C0006", fill: "#FFEB9C" },
      },
      // The system's short date, which a British Excel shows day first.
      { value: 45_915, numberFormat: "m/d/yyyy", text: "15/09/2025", look: { colour: "#FF0000" } },
      { value: 0.125, numberFormat: "0.00%", text: "12.50%", look: { fill: "#A7C0DE" } },
      { value: 12, numberFormat: "@" },
    ]);
  });

  it("do not make cells of their own, but for fills among the values", () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="5"/><c r="C1" s="4"/><c r="D1" s="5"/></row><row r="2"><c r="A2" s="5"/><c r="B2"><v>2</v></c></row><row r="48000"><c r="A48000" s="5"/></row>';
    const sheet = firstSheet({ sheets: [`<sheetData>${rows}</sheetData>`], styles });
    expect([...sheet.entries()].map(([row, column]) => areaName({ row, column, rows: 1, columns: 1 })).sort()).toEqual([
      "A1",
      "A2",
      "B1",
      "B2",
    ]);
    expect(sheet.used(true)).toEqual({ row: 0, column: 0, rows: 2, columns: 2 });
  });

  it("of one cell are not shared with another", () => {
    const [a, b] = cellsOf('<c r="A1" s="5"><v>1</v></c><c r="B1" s="5"><v>1</v></c>', { styles });
    expect(a?.look).toEqual(b?.look);
    expect(a?.look).not.toBe(b?.look);
  });
});

describe("what stands around the cells", () => {
  it("is read: hidden rows and columns, widths, panes, protection, filter, merges", () => {
    const sheet = firstSheet({
      sheets: [
        '<sheetViews><sheetView><pane xSplit="2" ySplit="5" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="2" width="9.140625"/><col min="4" max="4" width="9" hidden="1"/></cols>' +
          '<sheetData><row r="3" hidden="1"/><row r="5" ht="0" customHeight="1"/></sheetData><sheetProtection sheet="1"/><autoFilter ref="A1:D9"/><mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
      ],
    });
    expect([...sheet.hiddenRows]).toEqual([2, 4]);
    expect([...sheet.hiddenColumns]).toEqual([3]);
    expect([...sheet.columnWidths].slice(0, 2)).toEqual([
      [0, 48],
      [1, 48],
    ]);
    expect([sheet.frozenRows, sheet.frozenColumns, sheet.isProtected]).toEqual([5, 2, true]);
    expect([sheet.autoFilter, ...sheet.merges]).toEqual([
      { row: 0, column: 0, rows: 9, columns: 4 },
      { row: 0, column: 0, rows: 2, columns: 2 },
    ]);
  });

  it("keeps the file's conditional formats in their order, as not ours", () => {
    const { workbook } = openTracker("F2-bnt-pod-tracker.xlsx");
    const [rule, ...others] = workbook.sheets[0]?.conditionalFormats ?? [];
    expect(others).toEqual([]);
    expect(rule).toMatchObject({
      type: "ContainsText",
      formula: '=NOT(ISERROR(SEARCH("TBC",I6)))',
      fill: "#FFEB9C",
      fromFile: true,
    });
    const rules = ["3", "1", "2"]
      .map((at) => `<cfRule type="expression" priority="${at}"><formula>A1=${at}</formula></cfRule>`)
      .join("");
    const sheet = firstSheet({
      sheets: [`<sheetData/><conditionalFormatting sqref="B2:B3 D4">${rules}</conditionalFormatting>`],
    });
    expect(sheet.conditionalFormats.map(({ formula, area }) => [formula, areaName(area)])).toEqual([
      ["=A1=1", "B2:B3"],
      ["=A1=2", "B2:B3"],
      ["=A1=3", "B2:B3"],
    ]);
  });

  it("tells very hidden sheets and protected sheets", () => {
    const { workbook } = openTracker("F10-hostile.xlsx");
    expect(workbook.sheet("Old list")?.visibility).toBe("VeryHidden");
    expect(workbook.sheet("Protected")?.isProtected).toBe(true);
    expect(workbook.sheet("Empty")?.used(true)).toBeUndefined();
    expect(workbook.selection?.sheet.name).toBe("Empty");
  });

  it("tells tables and their style", () => {
    const { workbook } = openTracker("F1-hgy-clean-table.xlsx");
    expect(workbook.tables.map(({ table }) => table)).toMatchObject([
      {
        name: "tblCaseload",
        style: "TableStyleLight9",
        hasHeaders: true,
        showTotals: false,
        area: { rows: 97, columns: 14 },
      },
    ]);
  });

  it.each([
    ["", "Automatic"],
    ['calcMode="auto" fullCalcOnLoad="1"', "Automatic"],
    ['calcMode="autoNoTable"', "AutomaticExceptTables"],
    ['calcMode="manual" calcId="191029"', "Manual"],
  ])("tells when formulas are calculated: %s", (calcPr, mode) => {
    expect(open(makeXlsx({ sheets: ["<sheetData/>"], calcPr })).workbook.calculationMode).toBe(mode);
  });

  it("leaves a sheet that is only a chart in the package", () => {
    const made = makeXlsx({
      sheets: ["<sheetData/>", "<sheetData/>"],
      parts: {
        "xl/_rels/workbook.xml.rels":
          '<Relationships><Relationship Id="rId1" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId9" Type="x/externalLink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
      },
    });
    expect(open(made).workbook.sheets.map(({ name }) => name)).toEqual(["Sheet2"]);
  });
});
