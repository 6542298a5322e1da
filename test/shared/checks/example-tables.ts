import { serialFromDay } from "../../../shared/calendar/excel-serial.ts";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import { caseFieldNames, type CaseRow, type WireTable } from "../../../shared/contract/tables.ts";
import type { CellValue } from "../../../shared/tracker/grid.ts";
import { readDateCell } from "../../../shared/tracker/read-date.ts";
import { readDiscussionTypeCell } from "../../../shared/tracker/read-discussion-type.ts";
import { readMatchCell } from "../../../shared/tracker/read-match.ts";
import { readWeeksCell } from "../../../shared/tracker/read-number.ts";
import { readCareLeaverCell, readPlanCell, readStatusCell } from "../../../shared/tracker/read-plan.ts";
import type { ExampleCell } from "../vectors.ts";

/** The rows of a worked example as they would travel. */
export function tableOf(rows: readonly Readonly<Record<string, ExampleCell>>[], asAt: PlainDate): WireTable {
  const mapped = new Set(rows.flatMap((row) => Object.keys(row)));
  return {
    tableId: "t1",
    holds: "cases",
    hasCaseRefs: mapped.has("caseRef"),
    mappedFields: caseFieldNames.filter((field) => mapped.has(field)),
    rows: rows.map((row, index) => rowOf(row, index, asAt)),
  };
}

function rowOf(cells: Readonly<Record<string, ExampleCell>>, index: number, asAt: PlainDate): CaseRow {
  const fields: Record<string, unknown> = {};
  for (const [field, cell] of Object.entries(cells)) {
    if (field !== "caseRef") fields[field] = read(field, valueOf(cell), asAt);
  }
  const ref = cells["caseRef"];
  return {
    rowId: `r${index + 1}`,
    ...(typeof ref === "string" && { caseRef: ref }),
    fields: fields,
  };
}

function valueOf(cell: ExampleCell): CellValue {
  if (cell === null) return "";
  return typeof cell === "object" ? serialFromDay(cell.date, 1900) : cell;
}

function read(field: string, value: CellValue, asAt: PlainDate): unknown {
  const context = { asAt, date1904: false, column: "event" } as const;
  switch (field) {
    case "planType":
      return readPlanCell(value);
    case "status":
      return readStatusCell(value);
    case "careLeaver":
      return readCareLeaverCell(value);
    case "longTermMatch":
      return readMatchCell({ value }, context);
    case "discussionType":
      return readDiscussionTypeCell(value);
    case "agreedInterval":
      return readWeeksCell(value);
    case "lastDiscussion":
    case "dateOpened":
    case "dateAllocated":
    case "dateClosed":
      return readDateCell({ value }, context).entry;
    default:
      throw new RangeError(`No reader for ${field}`);
  }
}
