import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { wireTables } from "../../../shared/contract/tables.ts";
import * as sentences from "../../../shared/tracker/entry-to-check.ts";
import { labelOf } from "../../../shared/tracker/field-reader.ts";
import { isGroupBeside } from "../../../shared/tracker/group-heading.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import {
  placeKey,
  understandTracker,
  understandTrackerInSteps,
  type Understood,
} from "../../../shared/tracker/understand.ts";
import { sheetOf, workbookGrid, type GridCell, type GridParts } from "../../support/grid.ts";
import { expectedOutcome, workbookOf } from "../../support/tracker-fixtures.ts";
import { tableHolding } from "../../support/wire-tables.ts";

const asAt = plainDate("2025-09-15");
const layout: TableLayout = {
  name: "Caseload",
  holds: "cases",
  headerRows: [1],
  dataRows: [2, 20],
  columns: { caseRef: "A", name: "B", dob: "C", lastDiscussion: "D", discussionType: "E", worker: "F", notes: "G" },
};
const headings = ["Ref", "Child", "DOB", "Last sup", "Type", "SW", "Notes"];

function understand(
  rows: readonly (readonly GridCell[])[],
  parts: GridParts = {},
  change: Partial<TableLayout> = {},
): Understood {
  return understandTracker(workbookGrid(sheetOf([headings, ...rows], parts)), [{ ...layout, ...change }], asAt);
}

describe("what leaves the workbook", () => {
  it("is the fields of the wire and nothing of a name, a birth date or a note", () => {
    const { tables } = understand([
      ["M123", "Wyn Marzipane", "1/2/2012", "6/3/25 JO", "Ind", "Jo Okarra", "lives with aunt"],
    ]);
    expect(tables[0]?.rows).toEqual([
      {
        rowId: "r2",
        caseRef: "M123",
        fields: {
          lastDiscussion: { kind: "dates", dates: [{ on: "2025-03-06", group: false }] },
          discussionType: { kind: "individual" },
          worker: "Jo Okarra",
        },
      },
    ]);
    expect(tables[0]?.mappedFields).toEqual(["lastDiscussion", "discussionType", "worker"]);
    expect(JSON.stringify(tables)).not.toMatch(/Marzipane|2012|aunt|6\/3\/25/);
  });

  it("is accepted by the strict schema of the wire for every tracker there is", () => {
    for (const name of [
      "F1-hgy-clean-table",
      "F3-hgy-sheet-per-worker",
      "F4-bnt-month-grid",
      "F6-full-set.barnet",
      "F10-hostile.haringey",
    ]) {
      const expected = expectedOutcome(name);
      const { tables } = understandTracker(workbookOf(expected), expected.sheets, asAt);
      expect(wireTables.parse(tables)).toEqual(tables);
    }
  });

  it("holds no reference that could be a name, a date or an NHS number, and the row is still there", () => {
    const refs = ["Okarra1", "06/03/2025", "943 476 5919", "M 123", "", 9607265, "no digit"];
    const understood = understand(refs.map((ref) => [ref, "child", "", "6/3/25"]));
    expect(tableHolding(understood, "cases").rows.map(({ caseRef }) => caseRef)).toEqual([
      ...[undefined, undefined, undefined, "M123", undefined, "9607265", undefined],
    ]);
    expect(understood.refusedRefs.map(({ row, ref }) => [row, ref])).toEqual([
      [2, "Okarra1"],
      [3, "06/03/2025"],
      [4, "943 476 5919"],
      [8, "no digit"],
    ]);
  });

  it("says when no references are kept", () => {
    const understood = understand([["1", "J.O.", "", "6/3/25"]], {}, { columns: { name: "B", lastDiscussion: "D" } });
    expect(tableHolding(understood, "cases").hasCaseRefs).toBe(false);
    expect(understood.refusedRefs).toEqual([]);
    expect(understood.places.get(placeKey("t1", "r2"))).toEqual({ sheet: "Caseload", row: 2, ref: "J.O." });
  });
});

describe("cells merged downwards", () => {
  const merges = [{ row: 1, column: 3, rows: 2, columns: 1 }];

  it("belong to every row of the merge, and a blank that is not merged is blank", () => {
    const rows = [
      ["1", "A", "", "6/3/25"],
      ["2", "B", "", ""],
      ["3", "C", "", ""],
    ];
    const kinds = tableHolding(understand(rows, { merges }), "cases").rows.map(
      ({ fields }) => fields.lastDiscussion?.kind,
    );
    expect(kinds).toEqual(["dates", "dates", "blank"]);
  });

  it("are inputs by their top cell", () => {
    const { inputs } = understand(
      [
        ["1", "A", "", "6/3/25"],
        ["2", "B", "", ""],
      ],
      { merges },
    );
    expect(inputs[1]?.cells).toEqual([
      { column: 0, row: 2, value: "2" },
      { column: 3, row: 1, value: "6/3/25" },
      { column: 4, row: 2, value: "" },
      { column: 5, row: 2, value: "" },
    ]);
  });
});

describe("the inputs of a row", () => {
  it("hold a formula only where it decides what is read", () => {
    const date = { value: 45_722, formula: "=MAX(H2:P2)" };
    const { inputs } = understand([["1", "A", "", date, "Ind", { value: "Jo", formula: "=$A$1" }]]);
    expect(inputs[0]?.cells).toEqual([
      { column: 0, row: 1, value: "1" },
      { column: 3, row: 1, ...date },
      { column: 4, row: 1, value: "Ind" },
      { column: 5, row: 1, value: "Jo" },
    ]);
  });
});

it("weeks that were agreed and a booking are read as such", () => {
  const columns = { caseRef: "A", agreedInterval: "B", exemptUntil: "C" };
  const { tables } = understand([["1", "6 weeks", "booked 1/10/25"]], {}, { columns });
  expect(tables[0]?.rows[0]?.fields).toEqual({
    agreedInterval: { kind: "number", value: 6 },
    exemptUntil: { kind: "dates", dates: [{ on: "2025-10-01", group: false }] },
  });
});

it("a long tracker is read in steps of two hundred rows", () => {
  const stepsOf = (count: number): number => {
    const rows = Array.from({ length: count }, (_, at): GridCell[] => [`M${at}`, "A", "", "6/3/25"]);
    const long = { ...layout, dataRows: [2, count + 1] as [number, number] };
    return [...understandTrackerInSteps(workbookGrid(sheetOf([headings, ...rows])), [long], asAt, {})].length;
  };
  expect([stepsOf(450) - stepsOf(10), stepsOf(400) - stepsOf(10)]).toEqual([2, 2]);
});

describe("sessions of groups", () => {
  it("are those below a heading that says so, in each column of sessions and in no other", () => {
    const rows = [
      ["Ref", "Group sup", "Last", "Group opened"],
      ["", "", "Grp", ""],
      ["M1", "6/3/25", "7/3/25", "8/3/25"],
    ];
    const groupsIn = (change: Partial<TableLayout>): unknown[] => {
      const changed = { ...layout, headerRows: [1, 2], dataRows: [3, 3] as [number, number], ...change };
      const { tables } = understandTracker(workbookGrid(sheetOf(rows)), [changed], asAt);
      return JSON.stringify(tables[0]?.rows[0]?.fields).match(/true|false/gu) ?? [];
    };
    expect(groupsIn({ columns: { caseRef: "A", lastDiscussion: "B", dateOpened: "D" } })).toEqual(["false", "true"]);
    expect(groupsIn({ columns: { caseRef: "A" }, series: { discussions: ["B", "C"] } })).toEqual(["true", "true"]);
    expect(groupsIn({ holds: "workers", columns: { worker: "A", lastOneToOne: "C" } })).toEqual(["true"]);
    const months = { oneToOnes: { B: "2025-03", C: "2025-03" } };
    expect(groupsIn({ holds: "workers", columns: { worker: "A" }, months })).toEqual(["true", "true"]);
  });
});

it("a heading of groups stands beside the one that differs in that alone", () => {
  expect([isGroupBeside("Last sup (Grp)", "Last sup (1:1)"), isGroupBeside("Last group sup", "LAST SUP")]).toEqual([
    true,
    true,
  ]);
  expect([
    isGroupBeside("Last sup", "Last sup (Grp)"),
    isGroupBeside("Last sup (1:1)", "Last sup"),
    isGroupBeside("Last sup (Grp)", "Last group sup"),
    isGroupBeside("Last sup (Grp)", "Next sup"),
  ]).toEqual([false, false, false, false]);
});

describe("a label", () => {
  it("is a hundred letters at most, and no error", () => {
    expect([" Jo ", "", "#N/A", 7].map(labelOf)).toEqual(["Jo", undefined, undefined, "7"]);
    expect(labelOf(` ${"o".repeat(99)} and a note`)).toBe("o".repeat(99));
  });
});

describe("entries to check", () => {
  it("say in one sentence what would be read, each in its own", () => {
    const faults = ["not-a-date", "out-of-range", "formula", "error", "turned", "not-an-event"] as const;
    const all = [
      ...faults.map(sentences.expectedForDate),
      ...Object.values(sentences).filter((value) => typeof value === "string"),
    ];
    expect(all.filter((sentence) => !/^[A-Z].{15,}\.$/u.test(sentence))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  it("show a cell as the manager sees it", () => {
    const context = { asAt, date1904: false };
    expect([true, 45_722, 12, "x"].map((value) => sentences.textAsTyped(value, context))).toEqual([
      ...["TRUE", "6 Mar 2025", "12", "x"],
    ]);
  });

  it("are what is closed in any column of days but the last discussion, errors, and what was not recorded", () => {
    const columns = { caseRef: "A", planType: "B", dateOpened: "C", lastDiscussion: "D", recordedDate: "E" };
    const rows = [
      ["1", "#REF!", "closed", "closed", "partly"],
      ["2", "CIN", "6/3/25", "6/3/25", { value: 45_722, formula: "=D3+3" }],
    ];
    expect(understand(rows, {}, { columns }).entriesToCheck.map(({ cell, expected }) => [cell, expected])).toEqual([
      ["B2", sentences.expectedInsteadOfError],
      ["C2", sentences.expectedForDate("not-an-event")],
      ["E2", sentences.expectedForRecorded],
      ["E3", sentences.expectedForDate("formula")],
    ]);
  });

  it("give the cell, its text as typed and what would be read, and stay here", () => {
    const { entriesToCheck } = understand([["1", "A", "", "12/3/25?", "Ind"]]);
    expect(entriesToCheck).toEqual([
      {
        tableId: "t1",
        rowId: "r2",
        sheet: "Caseload",
        cell: "D2",
        text: "12/3/25?",
        field: "lastDiscussion",
        expected:
          "Type the day with its month and year, such as 6 Mar 2025 or 06/03/2025, and nothing else; leave it empty if there is none yet.",
      },
    ]);
  });

  it("name a type that is not understood only beside a date", () => {
    const { entriesToCheck } = understand([
      ["1", "A", "", "12/3/25", "MO"],
      ["2", "B", "", "", "MO"],
    ]);
    expect(entriesToCheck.map(({ cell }) => cell)).toEqual(["E2"]);
  });

  it("name of a series only the cell that decides", () => {
    const series = { columns: { caseRef: "A" }, series: { discussions: ["B", "C", "D", "E"] } };
    const rows = [
      ["1", "29/2/25", "12/3/25", "A/L", ""],
      ["2", "12/3/25", "March", "booked", ""],
    ];
    const understood = understand(rows, {}, series);
    expect(understood.entriesToCheck.map(({ cell }) => cell)).toEqual(["C3"]);
    expect(tableHolding(understood, "cases").rows[0]?.fields.discussions?.entries.map(({ kind }) => kind)).toEqual([
      ...["unreadable", "dates", "absence", "blank"],
    ]);
  });

  it("read a formula from its text and not from the date that it shows", () => {
    const { entriesToCheck } = understand([["1", "A", "", { value: 45722, formula: "=C2+28" }]]);
    expect(entriesToCheck.map(({ expected }) => expected)).toEqual([
      "Type the day itself: this one is worked out by a formula.",
    ]);
  });

  it("take a text that only begins like a formula for a text", () => {
    const { places } = understand([["=1+1", "A", "", "6/3/25"]]);
    expect(places.get(placeKey("t1", "r2"))?.ref).toBe("=1+1");
  });
});

describe("brothers and sisters", () => {
  it("are told by a number, over all tables, where two rows or more name one family, and never by its name", () => {
    const rows = [
      ["Ref", "Family"],
      ["1", "Marzipane"],
      ["2", "Teasel"],
      ["3", "marzipane "],
      ["4", ""],
      ["5", ""],
      ["6", "-"],
      ["7", "-"],
      ["9", "Van Oak"],
      ["10", "van  Oak"],
      ["11", "Vanoak"],
    ];
    const columns = { caseRef: "A", familyRef: "B" };
    const layouts: TableLayout[] = [
      { ...layout, columns },
      { ...layout, name: "Other", columns },
    ];
    const others = sheetOf(
      [
        ["Ref", "Family"],
        ["8", "Teasel"],
      ],
      { name: "Other" },
    );
    const { tables } = understandTracker(workbookGrid(sheetOf(rows), others), layouts, asAt);
    const told = tables.flatMap((table) => (table.holds === "cases" ? table.rows.map(({ family }) => family) : []));
    const none = undefined;
    expect(told).toEqual([1, 2, 1, none, none, none, none, 3, 3, none, 2]);
    expect(JSON.stringify(tables)).not.toMatch(/marzipane|teasel|oak/i);
  });
});

describe("tables", () => {
  it("of sheets that are gone are passed over by name", () => {
    const layouts = [layout, { ...layout, name: "Gone" }];
    const understood = understandTracker(workbookGrid(sheetOf([headings])), layouts, asAt);
    expect(understood.tables.map(({ tableId }) => tableId)).toEqual(["t1"]);
    expect(understood.passedOver).toEqual([{ sheet: "Gone", holds: "cases", reason: "no-such-sheet" }]);
  });

  it("under a worker's own details take the worker from the cell above", () => {
    const rows = [
      ["Worker", "Jo Okarra"],
      ["Ref", "Child"],
      ["M1", "A"],
    ];
    const mixed: TableLayout = {
      ...{ name: "Caseload", holds: "mixed", headerRows: [2], dataRows: [3, 3] },
      ...{ columns: { caseRef: "A", name: "B" }, cells: { worker: "B1" } },
    };
    const { tables } = understandTracker(workbookGrid(sheetOf(rows)), [mixed], asAt);
    expect(tables[0]?.mappedFields).toEqual(["worker"]);
    expect(tables[0]?.rows[0]?.fields).toEqual({ worker: "Jo Okarra" });
    const both = { ...mixed, columns: { caseRef: "A", worker: "B" } };
    expect(understandTracker(workbookGrid(sheetOf(rows)), [both], asAt).tables[0]?.mappedFields).toEqual(["worker"]);
  });
});
