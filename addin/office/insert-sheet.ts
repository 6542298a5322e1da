import type { Change, SheetPlan } from "../workbook.ts";
import { attempt } from "./refusals.ts";

const cannotBeAdded =
  "Excel would not add a sheet: the workbook is protected or read-only. Print the agenda or copy it instead.";
/** What these refusals mean of a new sheet; the others say what they always do. */
const sentences: Readonly<Record<string, string>> = {
  AccessDenied: cannotBeAdded,
  InvalidOperation: cannotBeAdded,
  ItemAlreadyExists: "A sheet of the same name has been added meanwhile: insert the agenda again.",
};

/** A4, upright, one page wide. */
export function insertSheet(plan: SheetPlan): Promise<Change> {
  return attempt(async () => {
    await Excel.run(async (context) => {
      addSheet(context, plan);
      await context.sync();
    });
  }, sentences);
}

function addSheet({ workbook }: Excel.RequestContext, { name, rows, widths }: SheetPlan): void {
  const sheet = workbook.worksheets.add(name);
  const block = sheet.getRangeByIndexes(0, 0, rows.length, widths.length);
  block.values = rows.map(({ cells }) => widths.map((_, column) => asText(cells[column] ?? "")));
  widths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width;
  });
  rows.forEach(({ isBold }, row) => {
    if (isBold) sheet.getRangeByIndexes(row, 0, 1, widths.length).format.font.bold = true;
  });
  sheet.pageLayout.orientation = Excel.PageOrientation.portrait;
  sheet.pageLayout.paperSize = Excel.PaperType.a4;
  sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
  sheet.activate();
}

/** The sign before it says that a text is a text, whatever it begins with. */
function asText(text: string): string {
  return text === "" ? "" : `'${text}`;
}
