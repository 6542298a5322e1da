import { describe, expect, it } from "vitest";
import { insertRow, sortRows, typeIn } from "../../../local/excel/manager.ts";
import { onSheet, openCaseload } from "./in-excel.ts";

interface Heard {
  type: string;
  address?: string;
  changeType?: string;
  source?: string;
}

describe("events", () => {
  it("tells of the manager's typing and of inserted rows, to the sheet and to the workbook", async () => {
    const { host, sheet, workbook } = openCaseload();
    const heard: string[] = [];
    await onSheet(host, async (caseload, context) => {
      caseload.onChanged.add((event) => {
        heard.push(`sheet ${event.changeType} ${event.address} ${event.source}`);
        return Promise.resolve();
      });
      context.workbook.worksheets.onChanged.add((event) => {
        heard.push(`workbook ${event.changeType} ${event.address} ${event.worksheetId === sheet.id}`);
        return Promise.resolve();
      });
      await context.sync();
    });
    typeIn(workbook, { sheet, address: "B2" }, "Di");
    insertRow(workbook, sheet, 3);
    await host.settle();
    expect(heard.sort()).toEqual([
      "sheet RangeEdited B2 Local",
      "sheet RowInserted 3:3 Local",
      "workbook RangeEdited B2 true",
      "workbook RowInserted 3:3 true",
    ]);
  });

  it("gives the range of an event", async () => {
    const { host, sheet, workbook } = openCaseload();
    const values: unknown[] = [];
    await onSheet(host, async (caseload, context) => {
      caseload.onChanged.add((event) =>
        host.run(() =>
          Excel.run(async (inner) => {
            const range = event.getRange(inner).load("values");
            await inner.sync();
            values.push(range.values[0]?.[0]);
          }),
        ),
      );
      await context.sync();
    });
    typeIn(workbook, { sheet, address: "B2" }, "Di");
    await host.settle();
    expect(values).toEqual(["Di"]);
  });

  it("is silent once the handler is removed, and while the add-in has switched events off", async () => {
    const { host, sheet, workbook } = openCaseload();
    const heard: Heard[] = [];
    const handler = await onSheet(host, async (caseload, context) => {
      const result = caseload.onChanged.add((event) => {
        heard.push(event);
        return Promise.resolve();
      });
      await context.sync();
      context.runtime.enableEvents = false;
      caseload.getRange("A1").values = [["quiet"]];
      await context.sync();
      context.runtime.enableEvents = true;
      await context.sync();
      return result;
    });
    expect(heard).toEqual([]);
    typeIn(workbook, { sheet, address: "B2" }, "heard");
    await host.settle();
    expect(heard).toHaveLength(1);
    await host.run(() =>
      Excel.run(handler.context, async (context) => {
        handler.remove();
        await context.sync();
      }),
    );
    typeIn(workbook, { sheet, address: "B2" }, "not heard");
    await host.settle();
    expect(heard).toHaveLength(1);
  });

  it("tells of a sort as a sort and not as a change", async () => {
    const { host, sheet, workbook } = openCaseload();
    const heard: string[] = [];
    await onSheet(host, async (caseload, context) => {
      const hear = (event: Heard): Promise<void> => {
        heard.push(`${event.type} ${event.address ?? ""}`);
        return Promise.resolve();
      };
      caseload.onChanged.add(hear);
      caseload.onRowSorted.add(hear);
      caseload.onSelectionChanged.add(hear);
      caseload.onActivated.add(hear);
      await context.sync();
    });
    sortRows(workbook, { sheet, address: "A2:D4" }, { column: "C" });
    workbook.tell({ kind: "selection", sheet, area: { row: 1, column: 1, rows: 1, columns: 1 } });
    workbook.addSheet("Other");
    workbook.active = 1;
    workbook.tell({ kind: "sheets" });
    workbook.active = 0;
    workbook.tell({ kind: "sheets" });
    await host.settle();
    expect(heard).toEqual(["WorksheetRowSorted A2:D4", "WorksheetSelectionChanged B2", "WorksheetActivated "]);
  });
});
