import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { wireTables } from "../../../shared/contract/tables.ts";
import { findLayouts, findLayoutsInSteps } from "../../../shared/tracker/detect.ts";
import { layouts as layoutsSchema, type TableLayout } from "../../../shared/tracker/layout.ts";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { sheetOf, workbookGrid, type GridCell } from "../../support/grid.ts";
import { expectedOutcome, workbookOf } from "../../support/tracker-fixtures.ts";

const asAt = plainDate("2025-09-15");

describe("finding the tables of a tracker", () => {
  it("offers the columns that a field may stand in, with a few of their cells", () => {
    const expected = expectedOutcome("F7-hgy-cms-export");
    expect(findLayouts(workbookOf(expected), expected.asAt).questions).toEqual([
      {
        sheet: "Export 08092025",
        headerRow: 1,
        span: ["A", "AZ"],
        field: "lastDiscussion",
        candidates: [{ column: "AV", heading: "Last MO", samples: ["15/9/25", "14 Sep 2025", "16 Aug 2025"] }],
      },
    ]);
  });

  it("takes the last supervision for the worker's on a sheet of staff, and for the child's on one of children", () => {
    const layoutOf = (...headings: string[]): TableLayout | undefined => {
      const row = headings.map((heading) => (/start|last/i.test(heading) ? 45_800 : "Jo Okarra"));
      return findLayouts(workbookGrid(sheetOf([headings, row])), asAt).layouts[0];
    };
    for (const last of ["Last supervision", "Last sup"]) {
      const staff = layoutOf("Worker", "Role", "Start date", last, "Next supervision");
      expect(staff).toMatchObject({ holds: "workers", columns: { lastOneToOne: "D" } });
      const children = layoutOf("Name", "Team", "Start date", last);
      expect(children).toMatchObject({ holds: "cases", columns: { lastDiscussion: "D" } });
    }
  });

  it("may stop before it looks for the columns of a table, and after each sheet", () => {
    const expected = expectedOutcome("F1-hgy-clean-table");
    const workbook = workbookOf(expected);
    const { layouts } = findLayouts(workbook, expected.asAt);
    const stops = [...findLayoutsInSteps(workbook, expected.asAt)];
    expect(stops).toHaveLength(layouts.length + workbook.sheets.length);
  });

  it("asks which of three columns of the same heading is meant, those with dates first", () => {
    const expected = expectedOutcome("F10-hostile.barnet");
    const question = findLayouts(workbookOf(expected), expected.asAt).questions.find(
      ({ sheet }) => sheet === "Same heading",
    );
    expect(question?.candidates.map(({ column }) => column)).toEqual(["C", "E", "F"]);
  });

  it("names every sheet that gives nothing, with the reason", () => {
    const expected = expectedOutcome("F10-hostile.haringey");
    const { leftOut, layouts } = findLayouts(workbookOf(expected), expected.asAt);
    expect(leftOut).toEqual([
      { sheet: "Empty", why: "empty" },
      { sheet: "Headings only", why: "headings-only" },
      { sheet: "Old list", why: "very-hidden" },
      { sheet: "Taflen", why: "words-not-known" },
      { sheet: "Feuille", why: "words-not-known" },
    ]);
    const empty = layouts.filter(({ name }) => name === "Headings only");
    const { tables } = understandTracker(workbookOf(expected), empty, expected.asAt);
    expect(tables.map(({ rows }) => rows)).toEqual([[]]);
  });

  it("asks about every column of a sheet in words that nobody knows, and maps none", () => {
    const expected = expectedOutcome("F10-hostile.barnet");
    const { unfamiliar, questions } = findLayouts(workbookOf(expected), expected.asAt);
    expect(unfamiliar.map(({ name, columns, dataRows }) => ({ name, columns, dataRows }))).toEqual([
      { name: "Taflen", columns: {}, dataRows: [2, 6] },
      { name: "Feuille", columns: {}, dataRows: [2, 6] },
    ]);
    const french = questions.filter(({ sheet }) => sheet === "Feuille");
    expect(french.map(({ field, candidates }) => [field, candidates.map(({ column }) => column).join("")])).toEqual([
      ...[["caseRef", "A"] as const, ["name", "BC"] as const, ["worker", "BC"] as const],
      ...[["dateOpened", "DE"] as const, ["lastDiscussion", "DE"] as const],
    ]);
    expect(french.at(-1)?.candidates[1]).toEqual({
      ...{ column: "E", heading: "Dernière supervision" },
      samples: ["22 Aug 2025", "17 Aug 2025", "10 Sep 2025"],
    });
  });

  it("takes no page of notes or lists for a tracker", () => {
    const notes = sheetOf([
      ["What", "Who", "When"],
      ["Chase the school", "Jo", "soon"],
    ]);
    const numbers = sheetOf([["Notes"], ["a", 1, 2], [1, 2, 3]], { name: "Numbers" });
    const { layouts, unfamiliar, leftOut } = findLayouts(workbookGrid(notes, numbers), asAt);
    expect([layouts, unfamiliar]).toEqual([[], []]);
    expect(leftOut.map(({ why }) => why)).toEqual(["no-known-headings", "no-known-headings"]);
  });
});

describe("headings that mean several things", () => {
  const found = (...rows: GridCell[][]): TableLayout | undefined =>
    findLayouts(workbookGrid(sheetOf(rows)), asAt).layouts[0];

  it("are settled by the cells below them", () => {
    const plans = found(["Ref", "Status", "Last sup"], ["1", "CIN", "6/3/25"], ["2", "CP", ""]);
    expect(plans?.columns).toEqual({ caseRef: "A", planType: "B", lastDiscussion: "C" });
    const statuses = found(["Ref", "Plan", "Status", "Last sup"], ["1", "CIN", "Open", "6/3/25"]);
    expect(statuses?.columns).toEqual({ caseRef: "A", planType: "B", status: "C", lastDiscussion: "D" });
  });

  it("are asked about when the cells say otherwise", () => {
    const layout = found(["Ref", "Child", "Last sup"], ["1", "A", "Jo Okarra"], ["2", "B", "Amma Tarnbrook"]);
    expect(layout?.columns).toEqual({ caseRef: "A", name: "B" });
    expect(layout?.needsConfirmation).toEqual(["lastDiscussion"]);
  });

  it("are asked about when they are known to mislead", () => {
    const layout = found(["Ref", "Child", "Last CS"], ["1", "A", "6/3/25"]);
    expect(layout?.needsConfirmation).toEqual(["lastDiscussion"]);
  });

  it("are left alone where a plain heading settles the field", () => {
    const layout = found(["Ref", "Child", "Last CS", "Last sup"], ["1", "A", "6/3/25", "7/3/25"]);
    expect(layout?.columns).toEqual({ caseRef: "A", name: "B", lastDiscussion: "D" });
    expect(layout?.needsConfirmation).toBeUndefined();
  });

  it("are asked about over an empty column", () => {
    const layout = found(["Ref", "Child", "Last sup", "Type"], ["1", "A", "6/3/25", ""]);
    expect(layout?.columns).toEqual({ caseRef: "A", name: "B", lastDiscussion: "C" });
    expect(layout?.needsConfirmation).toEqual(["planType"]);
  });

  it("are asked about where two columns claim one field, though only one reads as it should", () => {
    const layout = found(["Ref", "Child", "Last sup", "Sup date"], ["1", "A", "6/3/25", "see notes"]);
    expect(layout?.columns).toEqual({ caseRef: "A", name: "B" });
    expect(layout?.needsConfirmation).toEqual(["lastDiscussion"]);
  });

  it("leave an empty Status beside the plans for the status", () => {
    const layout = found(["Ref", "Plan", "Status", "Last sup"], ["1", "CIN", "", "6/3/25"]);
    expect(layout?.columns).toEqual({ caseRef: "A", planType: "B", lastDiscussion: "D" });
    expect(layout?.needsConfirmation).toEqual(["status"]);
  });

  it("may be merged downwards beside others that are split", () => {
    const merges = [0, 1, 2].map((column) => ({ row: 0, column, rows: 2, columns: 1 }));
    const rows = [
      ["Ref", "Child", "Plan", "Supervision", ""],
      ["", "", "", "Last sup", "Type"],
      ["1", "A", "CIN", "6/3/25", "Ind"],
    ];
    const sheet = sheetOf(rows, { merges: [...merges, { row: 0, column: 3, rows: 1, columns: 2 }] });
    expect(findLayouts(workbookGrid(sheet), asAt).layouts).toEqual([
      {
        ...{ name: "Caseload", holds: "cases", headerRows: [1, 2], dataRows: [3, 3] },
        columns: { caseRef: "A", name: "B", planType: "C", lastDiscussion: "D", discussionType: "E" },
      },
    ]);
  });

  it("may hold line breaks", () => {
    expect(found(["LCS\nID", "Child", "Date of last\r\nsupervision"], ["1", "A", "6/3/25"])?.columns).toEqual({
      ...{ caseRef: "A", name: "B", lastDiscussion: "C" },
    });
  });
});

describe("a column whose heading nobody knows", () => {
  const asked = (...rows: GridCell[][]): [field: string, columns: string][] =>
    findLayouts(workbookGrid(sheetOf(rows)), asAt).questions.map(({ field, candidates }) => [
      field,
      candidates.map(({ column }) => column).join(""),
    ]);

  it("is asked about where its cells tell group discussions from others", () => {
    const rows = [
      ["1", "A", "6/3/25", "1:1"],
      ["2", "B", "6/3/25", "Group"],
    ];
    expect(asked(["Ref", "Child", "Last sup", "How held"], ...rows)).toEqual([["discussionType", "D"]]);
    expect(asked(["Ref", "Child", "Last sup", ""], ...rows)).toEqual([["discussionType", "D"]]);
    expect(asked(["Ref", "Child", "Last sup", "How held"], ["1", "A", "6/3/25", "1:1"])).toEqual([]);
  });

  it("is asked about where its cells tell which sessions were not held", () => {
    const headings = ["Date", "Worker", "Duration", "Anything to say"];
    const held = ["6/3/25", "Jo Okarra", "60", "Held"];
    expect(asked(headings, held, ["7/3/25", "Jo Okarra", "60", "Cancelled"])).toEqual([["sessionStatus", "D"]]);
    expect(asked(headings, held, ["7/3/25", "Jo Okarra", "60", "No"])).toEqual([]);
    const groups = ["Date", "Team", "Cases", "Went ahead"];
    expect(asked(groups, ["6/3/25", "North", "4", "Held"], ["7/3/25", "North", "4", "Postponed"])).toEqual([
      ["groupStatus", "D"],
    ]);
  });

  it("is offered as the last discussion where it holds dates and no other heading says so", () => {
    expect(asked(["Ref", "Child", "Plan", "Spvn", "Hobby"], ["1", "A", "CIN", "6/3/25", "Chess"])).toEqual([
      ["lastDiscussion", "D"],
    ]);
    expect(asked(["Ref", "Child", "Plan"], ["1", "A", "CIN"])).toEqual([["lastDiscussion", ""]]);
  });
});

describe("any sheet at all", () => {
  const cell = fc.oneof(
    fc.constantFrom("Ref", "Child", "Last sup", "Sup 1", "Sup 2", "Status", "Worker", "Role", "Date", "Team", "Total"),
    fc.string({ maxLength: 12 }),
    fc.integer({ min: 0, max: 60_000 }),
    fc.boolean(),
    fc.constant(""),
  );

  it("gives layouts in their own schema, without an error", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), (rows) => {
        const { layouts } = findLayouts(workbookGrid(sheetOf(rows)), asAt);
        expect(layoutsSchema.parse(layouts)).toEqual(layouts);
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it("is understood under what was found, and only what the wire accepts is made of it", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), (rows) => {
        const workbook = workbookGrid(sheetOf([["Ref", "Child", "Last sup", "SW", "Team"], ...rows]));
        const { tables } = understandTracker(workbook, findLayouts(workbook, asAt).layouts, asAt);
        expect(wireTables.parse(tables)).toEqual(tables);
      }),
      { seed: 8, numRuns: 400 },
    );
  });

  it("is left alone when it is hidden", () => {
    const hidden = sheetOf(
      [
        ["Ref", "Child", "Last sup"],
        ["1", "A", "6/3/25"],
      ],
      { visibility: "hidden" },
    );
    expect(findLayouts(workbookGrid(hidden), asAt)).toEqual({
      ...{ layouts: [], unfamiliar: [], questions: [] },
      leftOut: [{ sheet: "Caseload", why: "hidden" }],
    });
  });
});

describe("a grid of months", () => {
  it.each([
    ["text", ["Apr-25", "May 2025", "June 25"]],
    ["the days that Excel makes of it", [45_748, 45_778, 45_809]],
  ])("is known by headings that are %s", (_, months) => {
    const sheet = sheetOf([
      ["Worker", ...months],
      ["Jo Okarra", "8/4", "", ""],
    ]);
    expect(findLayouts(workbookGrid(sheet), asAt).layouts).toEqual([
      {
        ...{ name: "Caseload", holds: "workers", headerRows: [1], dataRows: [2, 2], columns: { worker: "A" } },
        months: { oneToOnes: { B: "2025-04", C: "2025-05", D: "2025-06" } },
      },
    ]);
  });
});

describe("a hidden column", () => {
  const rows = [
    ["Ref", "Child", "Date opened", "NHS No", "Spvn"],
    ["1", "A", "6/3/24", "485 777 3456", "6/3/25"],
  ];

  it("is mapped where its heading says what it holds, and otherwise left alone", () => {
    const hidden = { ...sheetOf(rows), hiddenColumns: new Set([2, 3, 4]) };
    const { layouts, questions } = findLayouts(workbookGrid(hidden), asAt);
    expect(layouts[0]?.columns).toEqual({ caseRef: "A", name: "B", dateOpened: "C" });
    expect(questions).toMatchObject([{ field: "lastDiscussion", candidates: [] }]);
    expect(findLayouts(workbookGrid(sheetOf(rows)), asAt).questions).toMatchObject([
      { field: "lastDiscussion", candidates: [{ column: "E" }] },
    ]);
  });
});
