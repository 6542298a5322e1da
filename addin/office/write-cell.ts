import type { CellValue } from "../../shared/tracker/grid.ts";
import type { CellWrite, Written } from "../workbook.ts";
import { attempt } from "./refusals.ts";

const refusals = {
  formula: "A formula stands in this cell, which the pane leaves alone: go to the cell and correct it there.",
  changed: "This cell has changed since it was read: check again.",
};

/** Looks at the cell first: what somebody has typed there meanwhile is never written over. */
export async function writeCell({ sheet, row, column, holds, put, formatFor }: CellWrite): Promise<Written> {
  let answer: Written | undefined;
  const change = await attempt(() =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, 1, 1);
      range.load("values,formulas,numberFormat");
      await context.sync();
      const { value, formula, format } = contentOf(range);
      if (typeof formula === "string" && formula.startsWith("=") && formula !== value) {
        answer = { done: false, because: refusals.formula };
      } else if (value !== holds) answer = { done: false, because: refusals.changed };
      else {
        const formatAfter = formatFor(format);
        if (formatAfter !== format) range.numberFormat = [[formatAfter]];
        range.values = [[asItStands(put, formatAfter)]];
        await context.sync();
        answer = { done: true, formatBefore: format };
      }
    }),
  );
  return change.done ? (answer ?? { done: false, because: refusals.changed }) : change;
}

interface Content {
  readonly value: CellValue | undefined;
  readonly formula: CellValue | undefined;
  readonly format: string;
}

function contentOf({ values, formulas, numberFormat }: Excel.Range): Content {
  return {
    value: (values as CellValue[][])[0]?.[0],
    formula: (formulas as CellValue[][])[0]?.[0],
    format: (numberFormat as string[][])[0]?.[0] ?? "General",
  };
}

/** Excel would make a date or a number of a text that looks like one: the sign before it says that it is a text. */
function asItStands(value: CellValue, format: string): CellValue {
  return typeof value === "string" && format !== "@" && !value.startsWith("#") ? `'${value}` : value;
}
