import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { wireTables } from "../../../shared/contract/tables.ts";
import type { CellValue } from "../../../shared/tracker/grid.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { placeKey, understandTracker, type Understood } from "../../../shared/tracker/understand.ts";
import { sheetOf, workbookGrid } from "../../support/grid.ts";
import { tableHolding } from "../../support/wire-tables.ts";

const asAt = plainDate("2025-09-15");

interface Sheet {
  readonly layout: TableLayout;
  readonly rows: readonly (readonly CellValue[])[];
}

function sheet(
  holds: TableLayout["holds"],
  columns: Record<string, string>,
  rows: Sheet["rows"],
  change: Partial<TableLayout> = {},
): Sheet {
  const layout = { name: holds, holds, headerRows: [1], dataRows: [2, 40] as [number, number], columns, ...change };
  return { layout, rows };
}

function understand(...sheets: readonly Sheet[]): Understood {
  const workbook = workbookGrid(...sheets.map(({ layout, rows }) => sheetOf(rows, { name: layout.name })));
  const understood = understandTracker(
    workbook,
    sheets.map(({ layout }) => layout),
    asAt,
  );
  expect(wireTables.parse(understood.tables)).toEqual(understood.tables);
  return understood;
}

const staff = sheet("workers", { worker: "A", role: "B", supervisor: "C", agreementDate: "D" }, [
  ["Worker", "Role", "Supervisor", "Agreement"],
  ["Jo Okarra", "SW", "Kester Jessoppe", "6/3/25"],
  ["Jude Tarn", "SW", "", ""],
  ["Jess Tarn", "PA", "Kester Jessoppe", ""],
  ["OKARRA, Jo (agency)", "SW", "", ""],
]);
const sessionColumns = { worker: "A", sessionDate: "B", sessionStatus: "C", delayReason: "D" };
const log = sheet("sessions", sessionColumns, [
  ["Worker", "Date", "Status", "Reason for delay"],
  ["J Okarra", "6/3/25", "Held", "Worker was ill"],
  ["J Tarn", "6/3/25", "", ""],
  ["Nobody Known", "6/3/25", "", ""],
  ["", "6/3/25", "Held", "-"],
]);

describe("the worker list", () => {
  it("points every further row of a name at the first one", () => {
    const { rows, mappedFields } = tableHolding(understand(staff), "workers");
    expect(rows.map(({ rowId, sameAs }) => [rowId, sameAs?.rowId])).toEqual([
      ["r2", undefined],
      ["r3", undefined],
      ["r4", undefined],
      ["r5", "r2"],
    ]);
    expect(mappedFields).toEqual(["worker", "role", "agreementDate"]);
  });

  it("shows a row by the cells that were sent, and by the supervisor, who is not", () => {
    const { inputs } = understand(staff);
    expect(inputs[0]?.cells.map(({ column, row, value }) => [column, row, value])).toEqual([
      ...[[0, 1, "Jo Okarra"] as const, [1, 1, "SW"] as const, [3, 1, "6/3/25"] as const],
      [2, 1, "Kester Jessoppe"],
    ]);
    const without = understand(sheet("workers", { worker: "A", role: "B" }, staff.rows));
    expect(without.inputs[0]?.cells.map(({ column }) => column)).toEqual([0, 1]);
  });

  it("is made of the names in the agreements, each once, where there is no table of staff", () => {
    const agreements = sheet("agreements", { worker: "A", agreementDate: "B" }, [
      ["Worker", "Agreement"],
      ["Jo Okarra", "6/3/25"],
      ["OKARRA, Jo", "7/3/25"],
      ["Jess Tarn", ""],
    ]);
    const understood = understand(agreements, log);
    const workers = tableHolding(understood, "workers");
    expect(workers.mappedFields).toEqual(["worker"]);
    expect(understood.entriesToCheck).toEqual([]);
    expect(understood.inputs.filter(({ tableId }) => tableId === workers.tableId).map(({ rowId }) => rowId)).toEqual([
      ...["r2", "r4"],
    ]);
    expect(tableHolding(understood, "agreements").rows[1]?.fields).toEqual({
      agreementDate: { kind: "dates", dates: [{ on: "2025-03-07", group: false }] },
    });
    expect(workers.rows).toEqual([
      { rowId: "r2", fields: { worker: "Jo Okarra" } },
      { rowId: "r4", fields: { worker: "Jess Tarn" } },
    ]);
    expect(understood.places.get(placeKey(workers.tableId, "r4"))).toEqual({
      ...{ sheet: "agreements", row: 4, ref: "Jess Tarn" },
    });
    expect(tableHolding(understood, "agreements").rows[1]?.workerRows).toEqual([
      { tableId: workers.tableId, rowId: "r2" },
    ]);
    expect(tableHolding(understood, "sessions").rows[1]?.workerRows).toEqual([
      { tableId: workers.tableId, rowId: "r4" },
    ]);
  });

  it("is made of the names in the log of sessions where nothing else names anybody", () => {
    const understood = understand(log);
    expect(tableHolding(understood, "workers").rows.map(({ fields }) => fields.worker)).toEqual([
      ...["J Okarra", "J Tarn", "Nobody Known"],
    ]);
    expect(understood.exclusions).toEqual([]);
  });

  it("holds the worker whose details stand above the children, at the cell with the name", () => {
    const mixed = sheet(
      "mixed",
      { caseRef: "A", name: "B" },
      [
        ["Worker", "Jo Okarra", "Off", "LTS 18/8/25"],
        ["Ref", "Child"],
        ["M1", "Wyn Marzipane"],
      ],
      { headerRows: [2], dataRows: [3, 3], cells: { worker: "B1", absence: "D1" } },
    );
    const understood = understand(mixed);
    const { tableId, rows, mappedFields } = tableHolding(understood, "workers");
    expect(mappedFields).toEqual(["worker", "absence"]);
    expect(rows).toEqual([
      {
        rowId: "r1",
        fields: { worker: "Jo Okarra", absence: { kind: "absence", first: "2025-08-18", planned: false } },
      },
    ]);
    expect(understood.places.get(placeKey(tableId, "r1"))).toEqual({ sheet: "mixed", row: 1, ref: "Jo Okarra" });
    expect(understood.sheets.get(tableId)).toBe("mixed");
  });

  it("compares the supervisors who stand above the children", () => {
    const rows = [
      ["Worker", "Jo Okarra", "Supervisor", "K Jessoppe", "On agreement", "Kester Jessoppe"],
      ["Ref", "Child"],
      ["M1", "Wyn Marzipane"],
    ];
    const cells = { worker: "B1", supervisor: "D1", agreementSupervisor: "F1" };
    const change: Partial<TableLayout> = { headerRows: [2], dataRows: [3, 3], cells };
    const understood = understand(sheet("mixed", { caseRef: "A" }, rows, change));
    expect(tableHolding(understood, "workers").rows[0]?.fields).toEqual({
      ...{ worker: "Jo Okarra", agreementSupervisor: { kind: "same" } },
    });
    expect(understood.exclusions).toEqual([]);
  });

  it("has nobody for an empty cell above the children", () => {
    const change: Partial<TableLayout> = { headerRows: [2], dataRows: [3, 3], cells: { worker: "B1", role: "D1" } };
    const rows = [["Worker", "", "Role", "SW"], ["Ref"], ["M1"]];
    expect(understand(sheet("mixed", { caseRef: "A" }, rows, change)).tables.map(({ holds }) => holds)).toEqual([
      "cases",
    ]);
  });

  it("leaves out who stands below a separator of leavers, though a log may still name them", () => {
    const rows = [
      ["Worker", "Role"],
      ["Jude Tarn", "SW"],
      ["", "Leavers"],
      ["Jo Okarra", "SW"],
    ];
    const understood = understand(sheet("workers", { worker: "A", role: "B" }, rows), log);
    expect(tableHolding(understood, "workers").rows.map(({ rowId }) => rowId)).toEqual(["r2"]);
    expect(understood.inputs.flatMap(({ tableId, rowId }) => (tableId === "t1" ? rowId : []))).toEqual(["r2"]);
    expect(tableHolding(understood, "sessions").rows[0]?.workerRows).toEqual([{ tableId: "t1", rowId: "r4" }]);
    expect(understood.exclusions).toEqual([
      { sheet: "workers", row: 3, reason: "separator" },
      { sheet: "workers", row: 4, reason: "closed" },
      { sheet: "sessions", row: 4, reason: "unknown-worker" },
    ]);
  });
});

describe("a log of sessions", () => {
  it("points at everybody whom a name fits, and never names them", () => {
    const sessions = tableHolding(understand(staff, log), "sessions");
    expect(sessions.rows.map(({ workerRows }) => workerRows?.map(({ rowId }) => rowId))).toEqual([
      ["r2"],
      ["r3", "r4"],
      [],
      undefined,
    ]);
    expect(sessions.mappedFields).toEqual(["sessionDate", "sessionStatus", "delayReason"]);
    expect(JSON.stringify(sessions)).not.toMatch(/Okarra|Tarn|Nobody|ill/);
    expect(sessions.rows.map(({ fields }) => fields.delayReason?.kind)).toEqual([
      ...["recorded", "blank", "blank", "blank"],
    ]);
  });

  it("knows people by their initials where nothing else fits", () => {
    const initials = sheet("sessions", sessionColumns, [["Worker"], ["JO"], ["JT"], ["KJ"], ["JESS TARN"], ["JO"]]);
    const { rows } = tableHolding(understand(staff, initials), "sessions");
    expect(rows.map(({ workerRows }) => workerRows?.map(({ rowId }) => rowId))).toEqual([
      ...[["r2"], ["r3", "r4"], [], ["r4"], ["r2"]],
    ]);
  });

  it("leaves out rows of a name that nobody has, or more than one person", () => {
    expect(understand(staff, log).exclusions).toEqual([
      { sheet: "sessions", row: 3, reason: "ambiguous-worker" },
      { sheet: "sessions", row: 4, reason: "unknown-worker" },
    ]);
  });

  it("shows a session by the name as it is written there", () => {
    const understood = understand(staff, log);
    expect(understood.places.get(placeKey("t2", "r2"))).toEqual({ sheet: "sessions", row: 2, ref: "J Okarra" });
    expect(understood.inputs.find(({ tableId }) => tableId === "t2")?.cells[0]).toEqual({
      ...{ column: 0, row: 1, value: "J Okarra" },
    });
  });

  it("has a reason for a delay only where one is written: no and an empty box are none", () => {
    const reasons = ["Worker was ill", "-", "No", false, "#N/A", "n"].map((reason): CellValue[] => [
      "Jo Okarra",
      "6/3/25",
      "Held",
      reason,
    ]);
    const { rows } = tableHolding(understand(sheet("sessions", sessionColumns, [["Worker"], ...reasons])), "sessions");
    expect(rows.map(({ fields }) => fields.delayReason?.kind)).toEqual([
      ...["recorded", "blank", "blank", "blank", "blank", "blank"],
    ]);
  });

  it("reads lengths by a unit in any of its heading rows", () => {
    const rows = [
      ["", "Duration (mins)"],
      ["Date", "Actual"],
      ["6/3/25", 15],
    ];
    const change: Partial<TableLayout> = { headerRows: [1, 2], dataRows: [3, 3] };
    const understood = understand(sheet("sessions", { sessionDate: "A", duration: "B" }, rows, change));
    expect(tableHolding(understood, "sessions").rows[0]?.fields.duration).toEqual({ kind: "number", value: 15 });
  });

  it("reads lengths by the unit in its heading", () => {
    const rows = [
      ["Date", "Length (hours)"],
      ["6/3/25", 1.5],
      ["7/3/25", "a while"],
    ];
    const understood = understand(sheet("sessions", { sessionDate: "A", duration: "B" }, rows));
    expect(tableHolding(understood, "sessions").rows.map(({ fields }) => fields.duration)).toEqual([
      { kind: "number", value: 90 },
      { kind: "unreadable" },
    ]);
    expect(understood.entriesToCheck).toEqual([
      {
        ...{ tableId: "t1", rowId: "r3", sheet: "sessions", cell: "B3", text: "a while", field: "duration" },
        expected: "Type the length with its unit, such as 90 mins or 1.5 hrs.",
      },
    ]);
  });
});

describe("an agreement", () => {
  it("says whether it names the present supervisor, and neither name", () => {
    const columns = { worker: "A", agreementSupervisor: "B", supervisorSince: "C" };
    const agreements = sheet("agreements", columns, [
      ["Worker", "Supervisor", "Since"],
      ["Jo Okarra", "JESSOPPE, K", "6/3/25"],
      ["Jess Tarn", "Zephy Marwenna", ""],
      ["Jude Tarn", "Zephy Marwenna", ""],
      ["J Tarn", "Kester Jessoppe", ""],
      ["Jo Okarra", "", "7/3/25"],
    ]);
    const understood = understand(staff, agreements);
    const { rows, mappedFields } = tableHolding(understood, "agreements");
    expect(mappedFields).toEqual(["supervisorSince", "agreementSupervisor"]);
    expect(rows.map(({ fields }) => fields.agreementSupervisor?.kind)).toEqual([
      ...["same", "other", "unknown", "unknown", "blank"],
    ]);
    expect(rows[0]?.fields.supervisorSince?.kind).toBe("dates");
    expect(JSON.stringify(rows)).not.toMatch(/Okarra|Marwenna|Jessoppe/i);
    expect(understood.exclusions).toEqual([{ sheet: "agreements", row: 5, reason: "ambiguous-worker" }]);
  });

  it("of one of two people is compared with nobody's supervisor", () => {
    const jessFirst = sheet("workers", { worker: "A", supervisor: "C" }, [...staff.rows].reverse());
    const agreements = sheet("agreements", { worker: "A", agreementSupervisor: "B" }, [
      ["Worker", "Supervisor"],
      ["J Tarn", "Kester Jessoppe"],
    ]);
    const { rows } = tableHolding(understand(jessFirst, agreements), "agreements");
    expect(rows[0]?.workerRows).toHaveLength(2);
    expect(rows[0]?.fields.agreementSupervisor?.kind).toBe("unknown");
  });

  it("may stand in the worker's own row", () => {
    const columns = { worker: "A", supervisor: "B", agreementSupervisor: "C" };
    const rows = [
      ["Worker", "Supervisor", "On agreement"],
      ["Jo Okarra", "K Jessoppe", "Kester Jessoppe"],
    ];
    expect(tableHolding(understand(sheet("workers", columns, rows)), "workers").rows[0]?.fields).toEqual({
      ...{ worker: "Jo Okarra", agreementSupervisor: { kind: "same" } },
    });
  });
});

describe("observations", () => {
  const observations = sheet("observations", { manager: "A", observationDate: "B" }, [
    ["Team Manager", "Date"],
    ["Marwen Pellinore", "6/3/25"],
    ["J. Okarra", "6/3/25"],
    ["PELLINORE, Marwen", "7/3/25"],
    ["J Tarn", "8/3/25"],
    ["Marwen Pellinore", "9/3/25"],
    ["J. Okarra", "9/3/25"],
  ]);

  it("of a manager whom the list does not have are one manager's, and no row is left out for it", () => {
    const understood = understand(staff, observations);
    expect(
      tableHolding(understood, "observations").rows.map(({ workerRows, sameAs }) => [workerRows?.length, sameAs]),
    ).toEqual([
      [0, undefined],
      [1, undefined],
      [0, { tableId: "t2", rowId: "r2" }],
      [2, undefined],
      [0, { tableId: "t2", rowId: "r2" }],
      [1, undefined],
    ]);
    expect(understood.exclusions).toEqual([{ sheet: "observations", row: 5, reason: "ambiguous-worker" }]);
  });
});

describe("logs of teams", () => {
  it("carry the team as written, lengths, counts and answers, and nobody's name", () => {
    const columns = {
      groupDate: "A",
      team: "B",
      duration: "C",
      casesDiscussed: "D",
      attendees: "E",
      practiceLead: "F",
    };
    const groups = sheet("groups", columns, [
      ["Date", "Team", "Duration", "Cases", "Attendees", "PL"],
      ["6/3/25", "North / South", "2h45", "7001, 7002", "JT, PH", "Y"],
      ["", "", "Closed cases", "", "", ""],
      ["6/3/25", "Old team", "", "", "", ""],
    ]);
    const understood = understand(groups);
    expect(tableHolding(understood, "groups").mappedFields).toHaveLength(5);
    expect(tableHolding(understood, "groups").rows).toEqual([
      {
        rowId: "r2",
        fields: {
          team: "North / South",
          groupDate: { kind: "dates", dates: [{ on: "2025-03-06", group: false }] },
          duration: { kind: "number", value: 165 },
          casesDiscussed: { kind: "number", value: 2 },
          practiceLead: { kind: "yes" },
        },
      },
    ]);
    expect(understood.places.get(placeKey("t1", "r2"))?.ref).toBe("North / South");
    expect(understood.exclusions).toEqual([
      { sheet: "groups", row: 3, reason: "separator" },
      { sheet: "groups", row: 4, reason: "closed" },
    ]);
  });

  it("tell a month from a day, and an audit of no check from a monthly one", () => {
    const audits = sheet("audits", { team: "A", auditType: "B", auditDate: "C", casesSampled: "D" }, [
      ["Team", "Type", "Month", "Sample"],
      ["North", "Monthly", "Aug-25", 4],
      ["North", "Dip sample", "3/8/25", 4],
    ]);
    const understood = understand(audits);
    expect(understood.places.get(placeKey("t1", "r2"))?.ref).toBe("North");
    const { rows, mappedFields } = tableHolding(understood, "audits");
    expect(mappedFields).toEqual(["team", "auditType", "auditDate"]);
    expect(rows.map(({ fields: { auditType, auditDate } }) => [auditType?.kind, auditDate?.kind])).toEqual([
      ["monthly", "month"],
      ["other", "dates"],
    ]);
  });
});
