import type { DateEntry } from "../contract/entries.ts";
import type { CaseField, CaseFields, CaseRow, CaseTable } from "../contract/tables.ts";
import { caseReaders } from "./case-readers.ts";
import { cleanText, isEmpty } from "./cell-text.ts";
import { saysClosed } from "./closed-text.ts";
import { cellName, cellPosition } from "./columns.ts";
import { expectedOfClosedLine } from "./entry-to-check.ts";
import type { FamilyNumber } from "./families.ts";
import { labelOf } from "./field-reader.ts";
import type { InSteps } from "./in-steps.ts";
import type { MappedColumns } from "./mapped-columns.ts";
import { readTableInSteps, type LocalExclusion, type Place, type RowRead, type TableTask } from "./read-table.ts";
import { wireReference } from "./reference.ts";
import { workerOfSheet } from "./sheets-of-workers.ts";
import { textAt } from "./text-at.ts";

interface UnderstoodCases {
  readonly wire: CaseTable;
  readonly rows: readonly RowRead<CaseField>[];
  readonly exclusions: readonly LocalExclusion[];
  readonly refusedRefs: readonly Place[];
}

/** Reads one confirmed table of children. */
export function* understandCases(task: TableTask, familyOf: FamilyNumber): InSteps<UnderstoodCases> {
  const { columns, mapped, rows, exclusions } = yield* readTableInSteps(task, caseReaders);
  yield;
  const hasCaseRefs = columns.single.has("caseRef");
  const worker = workerAbove(task);
  const refusedRefs: Place[] = [];
  const wireRows = rows.map(({ row, rowId, place, underClosed, fields }): CaseRow => {
    const { caseRef, refused } = hasCaseRefs ? wireReference(place.ref, task.referencePattern) : { refused: false };
    if (refused) refusedRefs.push(place);
    const family = familyOf(textAt(task.cells, columns, "familyRef", row));
    return {
      rowId,
      ...(caseRef === undefined ? {} : { caseRef }),
      ...(underClosed ? { underClosed } : {}),
      ...(family === undefined ? {} : { family }),
      fields: (worker === undefined ? fields : { worker, ...fields }) as CaseFields,
    };
  });
  return {
    wire: {
      tableId: task.tableId,
      holds: "cases",
      hasCaseRefs,
      mappedFields: worker === undefined || mapped.includes("worker") ? [...mapped] : [...mapped, "worker"],
      rows: wireRows,
    },
    rows: rows.map((row) => withClosedLine(withoutIdleTypes(row), columns)),
    exclusions,
    refusedRefs,
  };
}

/** The worker named in a cell above the children, or by their sheet, where the table has one. */
function workerAbove({ cells, layout }: TableTask): string | undefined {
  const position = cellPosition(layout.cells?.["worker"] ?? "");
  return position === undefined
    ? workerOfSheet({ sheets: [cells.sheet] }, layout)
    : labelOf(cells.valueAt(position.row, position.column));
}

/** Among names alone, one that says closed is a row like any other: whether it was to close those below is asked. */
function withClosedLine(row: RowRead<CaseField>, { single }: MappedColumns): RowRead<CaseField> {
  const column = single.get("name");
  const { tableId, rowId, place, inputs } = row;
  const isAlone = inputs.cells.every(({ value }) => isEmpty(value));
  if (single.has("caseRef") || column === undefined || !isAlone || !saysClosed(cleanText(place.ref))) return row;
  const cell = { cell: cellName(row.row, column), text: place.ref, field: "name", expected: expectedOfClosedLine };
  return { ...row, entriesToCheck: [...row.entriesToCheck, { tableId, rowId, sheet: place.sheet, ...cell }] };
}

/** A type beside no date has no effect. */
function withoutIdleTypes(row: RowRead<CaseField>): RowRead<CaseField> {
  const last = row.fields.lastDiscussion as DateEntry | undefined;
  if (last === undefined || last.kind === "dates" || row.entriesToCheck.length === 0) return row;
  return { ...row, entriesToCheck: row.entriesToCheck.filter(({ field }) => field !== "discussionType") };
}
