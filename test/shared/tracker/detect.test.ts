import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { wireTables } from "../../../shared/contract/tables.ts";
import { findLayouts, findLayoutsInSteps } from "../../../shared/tracker/detect.ts";
import { withRowsAsTheyAre } from "../../../shared/tracker/table-rows.ts";
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

  it("reads no foot such as Signed off by, but the total above it and every child", () => {
    const children = [1, 2, 3, 4].map((at) => [`M100${at}`, "Kit", 45_890]);
    const lastRow = (...below: GridCell[][]): readonly (number | undefined)[] => {
      const workbook = workbookGrid(sheetOf([["Ref", "Child", "Last sup"], ...children, ...below]));
      const { layouts } = findLayouts(workbook, asAt);
      return [...layouts, ...withRowsAsTheyAre(workbook, layouts)].map(({ dataRows }) => dataRows[1]);
    };
    const foot = [
      ["Jo total", "", 45_901],
      ["Total", 3],
      ["Last updated", 45_902],
      ["Signed off by:", "Jo", 45_903],
    ];
    expect(lastRow([], ...foot)).toEqual([5, 5]);
    expect(lastRow(["Total", 1], ["Signed off by:", "Jo", 45_903])).toEqual([6, 6]);
    expect(lastRow(["Waiting:"], ["", "Robin", 45_890])).toEqual([7, 7]);
    expect(lastRow(["M1005:", "Robin", 45_890])).toEqual([6, 6]);
    const others = ["Updated by Jo", "updated", "Team totals", "Caseload total", `${"x".repeat(59)}:`];
    for (const text of others) expect([text, ...lastRow([text, "Jo", 45_903], [], ["Checked:"])]).toEqual([text, 5, 5]);
    const refs = ["Updates", "LCS:AB", "Team totals of", "Not updated", "Subtotals", `${"x".repeat(60)}:`];
    for (const text of refs) expect([text, ...lastRow([text, "Jo", 45_903])]).toEqual([text, 6, 6]);
  });

  it("reads children below Awaiting allocation: and the like, whose plan stands beside it", () => {
    const children = [1, 2, 3, 4].map((at) => [`M100${at}`, "CIN"]);
    const rows = [...children, ["Awaiting allocation:", "CIN"], ["no ref:", "CP"], ["Checked:", "Jo"]];
    const filled = rows.map((cells) => [...cells, 45_890]);
    const workbook = workbookGrid(sheetOf([["LCS No", "Plan", "Last supervision"], ...filled]));
    const { layouts } = findLayouts(workbook, asAt);
    for (const { dataRows } of [...layouts, ...withRowsAsTheyAre(workbook, layouts)]) expect(dataRows).toEqual([2, 7]);
  });

  it("asks what stands below Type where no cell says so", () => {
    const openBelow = (type: string): readonly string[] => {
      const rows = [1, 2].map((at) => [`M100${at}`, type, 45_890]);
      const { questions } = findLayouts(workbookGrid(sheetOf([["LCS No", "Type", "Last supervision"], ...rows])), asAt);
      return questions.map(({ field }) => field);
    };
    expect(openBelow("TBC")).toEqual(["discussionType"]);
    expect(openBelow("Group")).toEqual([]);
  });

  it("takes no row of entries for headings, though it says SW, Agency and Left", () => {
    const staff = [
      ["Jo Okarra", "SW", "Agency", "Left", ""],
      ["", "SW", "Agency", "Cover", ""],
      ["Bo Reed", "SW", "Permanent", "", 45_900],
    ];
    const layoutsUnder = (...headings: string[]): unknown =>
      findLayouts(workbookGrid(sheetOf([headings, ...staff])), asAt).layouts.map(({ headerRows }) => headerRows);
    expect(layoutsUnder("Worker", "Role", "Contract", "Now", "Last 1:1")).toEqual([[1]]);
    expect(layoutsUnder("Officer", "Does what", "Contract", "Now", "Seen")).toEqual([]);
    // A day is no heading either.
    staff.push(["Manager", "Post", "Agency", "Left", 45_900]);
    expect(layoutsUnder("Worker", "Role", "Contract", "Now", "Last 1:1")).toEqual([[1]]);
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

  it("takes no pivot table for a tracker, and no page on which the headings run down and the children across", () => {
    const pivot = sheetOf(
      [["Row Labels", "Count of ref", "Max of sup"], ...[3, 2, 1].map((many) => [`Jo ${many}`, many, 45_900])],
      { name: "Pivot" },
    );
    const across = sheetOf([
      ["Child", "Kit Larkin", "Robin Hollow"],
      ...["Mosaic ID", "Opened", "Last supervision", "Recorded"].map((heading) => [heading, 45_900, 45_901]),
    ]);
    const { unfamiliar, leftOut } = findLayouts(workbookGrid(pivot, across), asAt);
    expect([unfamiliar, leftOut.map(({ why }) => why)]).toEqual([[], ["no-known-headings", "no-known-headings"]]);
  });

  it("offers no column of answers for names", () => {
    const rows = ["Kit Larkin", "Robin Hollow"].map((name, at) => [`M100${at}`, name, 45_900, "Y"]);
    const { questions } = findLayouts(workbookGrid(sheetOf([["Cyf", "Enw", "Dyddiad", "Iawn"], ...rows])), asAt);
    const names = questions.filter(({ field }) => field === "name" || field === "worker");
    expect(names.map(({ candidates }) => candidates.map(({ column }) => column))).toEqual([["B"], ["B"]]);
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
    const rows = [
      ["Ref", "Child", "Last sup"],
      ["1", "A", "Jo Okarra"],
      ["2", "B", "Amma Tarnbrook"],
    ];
    const { layouts, questions } = findLayouts(workbookGrid(sheetOf(rows)), asAt);
    expect(layouts[0]?.columns).toEqual({ caseRef: "A", name: "B" });
    expect(questions).toMatchObject([{ field: "lastDiscussion", candidates: [{ column: "C", doubt: "cells" }] }]);
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
    const other = ["3", "C", "6/3/25", "at school"];
    expect(asked(["Ref", "Child", "Last sup", "How held"], ...rows, other)).toEqual([]);
  });

  it("is asked about where its cells name plans, closed ones among them", () => {
    const askedOf = (...plans: string[]): unknown =>
      asked(["Ref", "Child", "Last sup", "Where"], ...plans.map((plan, at) => [`M${at}`, "A", "6/3/25", plan]));
    expect(askedOf("CIN", "CP", "closed", "-")).toEqual([["planType", "D"]]);
    expect([askedOf("closed", "closed"), askedOf("CIN", "at home", "at school")]).toEqual([[], []]);
  });

  it("is not asked about as the worker on a list of children, though it is of names", () => {
    const rows = [
      ["Ref", "Name", "Plan", "Last sup"],
      ...["1", "2"].map((ref) => [ref, `Robin ${ref}`, "CIN", "6/3/25"]),
    ];
    expect(asked(...rows)).toEqual([]);
    const { layouts } = findLayouts(workbookGrid(sheetOf(rows)), asAt);
    expect(layouts[0]?.columns).toEqual({ caseRef: "A", name: "B", planType: "C", lastDiscussion: "D" });
  });

  it("is asked about where its cells tell which sessions were not held", () => {
    const headings = ["Date", "Worker", "Duration", "Anything to say"];
    const held = ["6/3/25", "Jo Okarra", "60", "Held"];
    expect(asked(headings, held, ["7/3/25", "Jo Okarra", "60", "Cancelled"])).toEqual([["sessionStatus", "D"]]);
    expect(asked(headings, held, ["7/3/25", "Jo Okarra", "60", "No"])).toEqual([]);
    expect(asked(headings, held, ["7/3/25", "Jo Okarra", "60", "Planned"])).toEqual([["sessionStatus", "D"]]);
    expect(asked(headings, held, ["7/3/25", "Jo", "60", "Cancelled"], ["8/3/25", "Jo", "60", "at home"])).toEqual([]);
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

  it("is no row of entries, though two of its days are the first of a month", () => {
    const headings = ["Officer", "Does what", "Joined", "Last day", "Sup'n on"];
    const entries = ["Jo Okarra", "SW", 43_466, 45_870, "Left"];
    const { layouts } = findLayouts(workbookGrid(sheetOf([headings, entries, entries])), asAt);
    expect(layouts.map(({ headerRows }) => headerRows)).not.toContainEqual([2]);
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

  it("is asked about where it says when the child was discussed, after what is in view", () => {
    const sheet = sheetOf([
      ["Ref", "Child", "Last sup", "Last supervision", "Case discussion this year"],
      ["1", "A", "6/3/24", "6/3/25", "7/3/25"],
    ]);
    const asked = (...hiddenColumns: number[]): unknown =>
      findLayouts(workbookGrid({ ...sheet, hiddenColumns: new Set(hiddenColumns) }), asAt).questions.map(
        ({ candidates }) => candidates.map(({ column }) => column).join(""),
      );
    expect([asked(2), asked(3)]).toEqual([["DCE"], ["CDE"]]);
    const known = [
      ["Ref", "Last sup"],
      ["1", "6/3/25"],
    ];
    const alone = { ...sheetOf(known), hiddenColumns: new Set([1]) };
    expect(findLayouts(workbookGrid(alone), asAt).questions).toMatchObject([
      { field: "lastDiscussion", candidates: [{ column: "B", doubt: "hidden" }] },
    ]);
  });
});
