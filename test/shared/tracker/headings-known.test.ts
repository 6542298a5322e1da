import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { findLayouts } from "../../../shared/tracker/detect.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { sheetOf, workbookGrid, type GridCell } from "../../support/grid.ts";

const asAt = plainDate("2025-09-15");

function layoutOf(headings: readonly string[], row: readonly GridCell[]): TableLayout {
  const { layouts } = findLayouts(workbookGrid(sheetOf([headings, row, row, row])), asAt);
  const [layout] = layouts;
  if (layout === undefined || layouts.length > 1) throw new Error(`${layouts.length} tables`);
  return layout;
}

const ofCases = (heading: string, value: GridCell): TableLayout =>
  layoutOf(["Case ref", "Opened", "Last supervision", heading], ["M1001", 45_000, 45_900, value]);
const ofStaff = (heading: string, value: GridCell): TableLayout =>
  layoutOf(["Worker", "Role", "Last 1:1", heading], ["Jo", "SW", 45_900, value]);

describe("a column of dates under a heading that nobody knows", () => {
  const asked = (headings: readonly string[], row: readonly GridCell[]): unknown =>
    findLayouts(workbookGrid(sheetOf([headings, row, row])), asAt).questions.map(({ field, candidates }) => [
      field,
      candidates.map(({ heading }) => heading),
    ]);

  it("is asked about as the last discussion if it speaks of supervision, and if none does, in any case", () => {
    const before = ["Case ref", "SW", "CP start", "Plan"];
    const row = ["M1001", "Jo", 45_000, "CP", 45_900];
    expect(asked([...before, "Mgmt oversight date"], row)).toEqual([["lastDiscussion", ["Mgmt oversight date"]]]);
    expect(asked([...before, "Seen with TM"], row)).toEqual([["lastDiscussion", ["CP start", "Seen with TM"]]]);
    expect(asked([...before, "Sup booked"], row)).toEqual([["lastDiscussion", ["CP start", "Sup booked"]]]);
    for (const order of ["Supervised contact", "Sup order end", "Sup date recorded"]) {
      const said = ["Case ref", "SW", "Plan", order, "Sup disc"];
      expect(asked(said, ["M1001", "Jo", "CP", 45_901, 45_900])).toEqual([["lastDiscussion", ["Sup disc"]]]);
    }
  });

  it("is offered beside a known heading that is the worker's, or that means several things", () => {
    for (const known of ["Last sup (SW)", "Last MO"]) {
      const row = ["M1001", "Jo", 45_900, 45_890, 45_000];
      const headings = ["Case ref", "SW", known, "Date of case discussion", "CP start"];
      expect(asked(headings, row)).toEqual([["lastDiscussion", [known, "Date of case discussion"]]]);
    }
  });

  it("is asked about as the plan if its cells name plans", () => {
    const of = (heading: string, cell: string): unknown =>
      asked(["Case ref", "SW", "Opened", "Last sup", heading], ["M1001", "Jo", 45_000, 45_900, cell]);
    expect(of("Threshold", "CP")).toEqual([["planType", ["Threshold"]]]);
    expect([of("Threshold", "Level 4"), of("Ended", "Closed"), of("CP/CIN/CLA", "CLA")]).toEqual([[], [], []]);
  });

  it("is asked about as the reference if it names the system above numbers that are all different", () => {
    const of = (heading: string, ...cells: GridCell[]): unknown =>
      findLayouts(
        workbookGrid(
          sheetOf([
            [heading, "Child", "SW", "Last sup"],
            ...cells.map((cell, at) => [cell, `Kit ${at}`, "Jo", 45_900]),
          ]),
        ),
        asAt,
      ).questions.map(({ field }) => field);
    expect(of("LCS", 30_401, 30_402)).toEqual(["caseRef"]);
    const others = [of("NHS", 30_401, 30_402), of("LCS", 30_401, 30_401), of("LCS", "Y", "N")];
    expect([...others, of("Case start", 45_001, 45_002)]).toEqual([[], [], [], []]);
  });

  it("is asked about as the last discussion where what stands above it speaks of the worker", () => {
    const below = (above: string): unknown => {
      const rows = [
        ["Child", "", "", above, ""],
        ["Ref", "SW", "Opened", "Last sup", "Next sup"],
        ["M1001", "Jo", 45_000, 45_900, 45_930],
      ];
      const merges = [
        { row: 0, column: 3, rows: 1, columns: 2 },
        { row: 0, column: 0, rows: 1, columns: 2 },
      ];
      return findLayouts(workbookGrid(sheetOf(rows, { merges })), asAt).layouts[0]?.needsConfirmation;
    };
    expect([below("SW supervision"), below("Case supervision")]).toEqual([["lastDiscussion"], undefined]);
  });

  it("is told with what stands above it, where it is asked about", () => {
    const rows = [
      ["", "", "Apr-25", "", 45_778, ""],
      ["Ref", "SW", "Sup date", "On LCS", "Sup date", "On LCS"],
      ["M1001", "Jo", 45_760, "Y", 45_790, "Y"],
    ];
    const merges = [2, 4].map((column) => ({ row: 0, column, rows: 1, columns: 2 }));
    const { questions } = findLayouts(workbookGrid(sheetOf(rows, { merges })), asAt);
    expect(questions[0]?.candidates.map(({ above, heading }) => [above, heading])).toEqual([
      ["Apr-25", "Sup date"],
      ["May 2025", "Sup date"],
    ]);
  });

  it("is asked about as the last one-to-one of the staff if it speaks of supervision", () => {
    const of = (heading: string): unknown =>
      asked(["Worker", "Role", "Start date", heading], ["Jo", "SW", 45_000, 45_900]);
    expect(of("Last supervised")).toEqual([["lastOneToOne", ["Last supervised"]]]);
    expect(["DBS", "Support plan", "Supervision booked", "Sup agreement seen"].map(of)).toEqual([[], [], [], []]);
  });

  it("is read beside the last discussion where it says the same of groups", () => {
    const [layout] = findLayouts(
      workbookGrid(
        sheetOf([
          ["Ref", "SW", "Last sup (1:1)", "Last sup (Grp)", "Group work"],
          ["M1001", "Jo", 45_900, 45_901, 45_902],
        ]),
      ),
      asAt,
    ).layouts;
    expect(layout).toMatchObject({ columns: { lastDiscussion: "C" }, series: { discussions: ["D"] } });
  });
});

describe("a heading of group sessions", () => {
  /** The column stands below what is merged over it and the one before. */
  const discussed = (heading: string, above: string): unknown => {
    const merges = [{ row: 0, column: 1, rows: 1, columns: 2 }];
    const sheet = sheetOf(
      [
        ["", above, ""],
        ["Ref", "On LCS", heading],
        ["M1001", "Y", 45_900],
      ],
      { merges },
    );
    const layout: TableLayout = {
      ...{ name: "Caseload", holds: "cases", headerRows: [1, 2], dataRows: [3, 3] },
      columns: { caseRef: "A", lastDiscussion: "C" },
    };
    return understandTracker(workbookGrid(sheet), [layout], asAt).tables[0]?.rows[0]?.fields;
  };

  it.each([
    ["Case sup (Grp)", true],
    ["Last group supervision", true],
    ["Case sup (1:1)", false],
    ["Last sup, ind or group", false],
    ["Last supervision", false],
    ["Last sup", true, "Group supervision"],
  ])("makes the dates below it those of groups: %s", (heading, group, above = "") => {
    expect(discussed(heading, above)).toEqual({
      lastDiscussion: { kind: "dates", dates: [{ on: "2025-08-31", group }] },
    });
  });
});

describe("a heading that managers use", () => {
  it.each<[string, GridCell, string]>([
    ["Recorded on Mosaic?", "Y", "recordedOnSystem"],
    ["Recorded on LCS?", 45_901, "recordedDate"],
    ["Date recorded on LCS", 45_901, "recordedDate"],
    ["LCS rec'd", 45_901, "recordedDate"],
    ["CP/CIN/LAC", "CP", "planType"],
    ["SV date", 45_901, "lastVisit"],
    ["Allocated", "Jo Fenn", "worker"],
    ["Allocated Social Worker", "Jo Fenn", "worker"],
    ["ALLOC. SW", "Jo Fenn", "worker"],
    ["Date case closed", 45_901, "dateClosed"],
    ["Allocated date", 45_901, "dateAllocated"],
    ["LSV", 45_901, "lastVisit"],
    ["SV dt", 45_901, "lastVisit"],
    ["Date of last stat visit", 45_901, "lastVisit"],
    ["Rec'd on Mosaic? Y/N", "Y", "recordedOnSystem"],
  ])("is known in a table of children: %s", (heading, value, field) => {
    expect(ofCases(heading, value).columns[field]).toBe("D");
  });

  it.each([
    ...["**LAST DISC.**", "Date of last case supervision", "LAST_CASE_SUPERVISION_DATE", "Latest sup'n (date)"],
    ...["Last case mgt discussion", "Most recent supv."],
  ])("is known for the last discussion: %s", (heading) => {
    expect(layoutOf(["Mosaic number", "Opened", heading], ["M1001", 45_000, 45_900]).columns).toEqual({
      ...{ caseRef: "A", dateOpened: "B", lastDiscussion: "C" },
    });
  });

  it.each([
    ["Sup 1", "Sup 2"],
    ["Sup 1 date", "Sup 2 date"],
    ["Case sup date 1", "Case sup date 2"],
    ["1st discussion", "2nd discussion"],
    ["Q1 Supervision", "Q2 Supervision"],
    ["Aug sup", "Sept sup"],
    ["Supervision Aug 25", "Supervision Sep 2025"],
  ])("is known for one of a series: %s, %s", (first, second) => {
    const layout = layoutOf(["Case ref", "SW", "Opened", first, second], ["M1001", "Jo", 45_000, 45_860, 45_900]);
    expect(layout).toMatchObject({ columns: { dateOpened: "C" }, series: { discussions: ["D", "E"] } });
    expect(layout.needsConfirmation).toBeUndefined();
  });

  it("is known for the reference: CSC ID", () => {
    expect(layoutOf(["CSC ID", "SW", "Last sup"], ["HX5001", "Jo", 45_900]).columns).toEqual({
      caseRef: "A",
      worker: "B",
      lastDiscussion: "C",
    });
  });

  it.each<[string, GridCell, string]>([
    ["Supervision agreement signed", 45_700, "agreementDate"],
    ["Start date", 45_000, "startDate"],
    ["Sickness", "LTS", "absence"],
    ["Left date", 45_901, "leftDate"],
    ["Date left", 45_901, "leftDate"],
  ])("is known in a table of staff: %s", (heading, value, field) => {
    expect(ofStaff(heading, value).columns[field]).toBe("D");
  });

  it("is not taken for one that means something else: when a referral came, or anything was reviewed or booked", () => {
    const others = ["Date rec'd", "Plan start date", "Supervised contact date", "Sup 1 notes"];
    for (const heading of others) expect(Object.values(ofCases(heading, 45_901).columns)).not.toContain("D");
    for (const heading of ["Date reviewed", "Date booked"]) {
      expect(Object.values(ofStaff(heading, 45_901).columns)).not.toContain("D");
    }
  });

  it("is asked about where it may mean something else: a leave date, an MO", () => {
    expect(ofStaff("Leave date", 45_950)).toMatchObject({ needsConfirmation: ["leftDate"] });
    expect(ofStaff("Leave date", 45_950).columns["leftDate"]).toBeUndefined();
    const mo = layoutOf(["Case ref", "SW", "Opened", "Plan", "MO"], ["M1001", "Jo", 45_000, "CP", 45_900]);
    expect(mo.needsConfirmation).toEqual(["lastDiscussion"]);
    for (const heading of ["Last MO date", "Date of last CS"]) {
      const dated = layoutOf(["Case ref", "SW", "Plan", heading], ["M1001", "Jo", "CP", 45_900]);
      expect(dated.needsConfirmation).toEqual(["lastDiscussion"]);
    }
    // A category is that of leaving care only where some cell could be one.
    expect(ofCases("Category", "CIN").needsConfirmation).toEqual(["planType"]);
    expect(ofCases("Category", "FR").needsConfirmation).toEqual(["careLeaver"]);
    // Beside a plain one it is no matter.
    expect(ofCases("MO", "Y").needsConfirmation).toBeUndefined();
  });

  it("is asked about where what stands in brackets turns its meaning: planned, due, a group", () => {
    const added = (words: string): TableLayout =>
      layoutOf(["Case ref", "SW", "Opened", `Last sup (${words})`], ["M1001", "Jo", 45_000, 45_900]);
    expect(added("TM").columns["lastDiscussion"]).toBe("D");
    const both = layoutOf(["Case ref", "SW", "Opened", "Last sup / Next sup"], ["M1001", "Jo", 45_000, 45_900]);
    expect(both.columns["lastDiscussion"]).toBeUndefined();
    for (const words of ["planned", "due", "Grp", "not held"]) {
      expect([words, added(words).needsConfirmation]).toEqual([words, ["lastDiscussion"]]);
    }
  });

  it("is no date's where it asks for yes or no: Closed (Y/N)", () => {
    const closed = ofCases("Closed (Y/N)", "N");
    expect([closed.columns["dateClosed"], closed.needsConfirmation]).toEqual([undefined, undefined]);
    expect(ofCases("Recorded (Y/N)", "Y").columns["recordedOnSystem"]).toBe("D");
  });

  it("is that of the staff's names beside their roles, and is asked about without: Name", () => {
    const named = layoutOf(["Name", "Job role", "Start date", "Last sup'n"], ["Jo", "SW", 45_000, 45_900]);
    expect(named).toMatchObject({ holds: "workers", columns: { worker: "A" } });
    const alone = layoutOf(["Name", "ASYE", "Start date", "Last 1:1"], ["Jo", "Y", 45_000, 45_900]);
    expect(alone).toMatchObject({ holds: "workers", needsConfirmation: ["worker"] });
  });
});
