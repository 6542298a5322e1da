import { withoutFormula } from "../../shared/audit/without-formula.ts";
import { shareHeading, type InsertRollUp, type RollUpSheet, type SheetTable } from "../rollup/roll-up-sheet.ts";
import { attempt } from "./refusals.ts";

const cannotBeAdded =
  "Excel would not add a sheet: the workbook is protected or read-only. Open another workbook and put it there.";

/** A new sheet with the figures as a table, their twelve months beside them as figures, and those as Excel's own chart. */
export const insertRollUp: InsertRollUp = (sheet) =>
  attempt(
    () =>
      Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.load("items/name");
        await context.sync();
        const taken = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
        write(worksheets.add(freeName(sheet.name, taken)), sheet);
        await context.sync();
      }),
    { AccessDenied: cannotBeAdded, InvalidOperation: cannotBeAdded },
  );

/** Excel's own limit for the name of a sheet. */
const longestName = 31;

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const plain = wanted.slice(0, longestName);
  for (let count = 2, name = plain; ; count++) {
    if (!taken.has(name.toLowerCase())) return name;
    const end = ` (${count})`;
    name = `${plain.slice(0, longestName - end.length)}${end}`;
  }
}

const chartRows = 18;

function write(worksheet: Excel.Worksheet, { lines, teams, months }: RollUpSheet): void {
  const top = worksheet.getRangeByIndexes(0, 0, lines.length, 1);
  top.values = lines.map((line) => [withoutFormula(line)]);
  worksheet.getRangeByIndexes(0, 0, 2, 1).format.font.bold = true;

  const tableRow = lines.length + 1;
  const figures = writeTable(worksheet, teams, tableRow);
  worksheet.tables.add(figures, true);

  const chartRow = tableRow + teams.rows.length + 2;
  const monthsRow = chartRow + chartRows + 1;
  const source = writeTable(worksheet, months, monthsRow);
  source.getRow(0).format.font.bold = true;
  const chart = worksheet.charts.add(Excel.ChartType.lineMarkers, source, Excel.ChartSeriesBy.columns);
  chart.title.text = `${lines[1] ?? ""}: within the limit, twelve months`;
  chart.displayBlanksAs = Excel.ChartDisplayBlanksAs.notPlotted;
  chart.axes.valueAxis.minimum = 0;
  chart.axes.valueAxis.maximum = 1;
  chart.setPosition(
    worksheet.getRangeByIndexes(chartRow, 0, 1, 1),
    worksheet.getRangeByIndexes(chartRow + chartRows - 1, 7, 1, 1),
  );
  // The lines above are long and may run over.
  figures.format.autofitColumns();
  worksheet.activate();
}

const asText = "@";
const asShare = "0%";

/** Text stays text: a team called "May" is no date, and one that begins with "=" no formula. */
function writeTable(worksheet: Excel.Worksheet, { headings, rows }: SheetTable, row: number): Excel.Range {
  const range = worksheet.getRangeByIndexes(row, 0, rows.length + 1, headings.length);
  range.numberFormat = [
    headings.map(() => asText),
    ...rows.map((cells) => cells.map((cell, at) => formatOf(cell, headings, at))),
  ];
  range.values = [headings, ...rows].map((cells) =>
    cells.map((cell) => (typeof cell === "string" ? withoutFormula(cell) : cell)),
  );
  return range;
}

function formatOf(cell: string | number, headings: readonly string[], at: number): string {
  if (cell === "") return "General";
  if (typeof cell === "string") return asText;
  // Of the months every number is a share.
  return headings[at] === shareHeading || headings[0] === "Month" ? asShare : "General";
}
