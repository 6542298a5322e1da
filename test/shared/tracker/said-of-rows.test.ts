import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { findLayouts } from "../../../shared/tracker/detect.ts";
import type { SheetGrid } from "../../../shared/tracker/grid.ts";
import { sheetCells } from "../../../shared/tracker/sheet-cells.ts";
import { turnedFields } from "../../../shared/tracker/turned-dates.ts";
import { sampleTexts } from "../../../shared/tracker/samples.ts";
import { understandTracker, type Understood } from "../../../shared/tracker/understand.ts";
import { sheetOf, workbookGrid, type GridCell } from "../../support/grid.ts";

const asAt = plainDate("2025-09-15");

function read(...rows: GridCell[][]): Understood {
  const workbook = workbookGrid(sheetOf(rows));
  return understandTracker(workbook, findLayouts(workbook, asAt).layouts, asAt);
}

const told = ({ entriesToCheck }: Understood): unknown[] =>
  entriesToCheck.map(({ cell, text, expected }) => [cell, text, expected]);

describe("a line that says closed among names alone", () => {
  const closed =
    "This is read as a name. If it closes the rows below, type it in another column of this row instead, with nothing beside it.";
  const rows: GridCell[][] = [
    ["Name", "SW", "Opened", "Last supervision"],
    ["Robin Hollow", "Jo", 45_000, 45_900],
  ];

  it("is an entry to check, since it may be to close the rows below", () => {
    const below: GridCell[] = ["Kit Larkin", "Jo", 45_000, 45_600];
    const understood = read(...rows, ["CLOSED", "", "", ""], below);
    expect(told(understood)).toEqual([["A3", "CLOSED", closed]]);
    expect(understood.entriesToCheck[0]?.field).toBe("name");
    expect(told(read(...rows, ["Closed cases", "", "", ""], below))).toEqual([["A3", "Closed cases", closed]]);
  });

  it("closes them where it stands in another column, as it says", () => {
    const understood = read(...rows, ["", "CLOSED", "", ""], ["Kit Larkin", "Jo", 45_000, 45_600]);
    expect(told(understood)).toEqual([]);
    expect(understood.tables[0]).toMatchObject({ rows: [{ rowId: "r2" }, { rowId: "r4", underClosed: true }] });
  });

  it("is no such thing with anything beside it, or where there are references", () => {
    expect(told(read(...rows, ["Closed", "Jo", "", ""]))).toEqual([]);
    const refs = [["Ref", "SW", "Opened", "Last supervision"], ["M1001", "Jo", 45_000, 45_900], ["Closed"]];
    expect(told(read(...refs))).toEqual([]);
  });
});

describe("a day that Excel keeps as a number", () => {
  it("is told as a day where its entry has to be checked", () => {
    const [entry] = told(
      read(
        ["Ref", "SW", "Opened", "Last supervision"],
        ["M1001", "Jo", 45_000, 45_900],
        ["M1002", "Jo", 45_000, { value: 45_934, formula: "=D2+28" }],
      ),
    ) as [string, string][];
    expect(entry?.slice(0, 2)).toEqual(["D3", "4 Oct 2025"]);
  });

  it("is shown as a day among the first cells of every column but one of numbers", () => {
    const context = { asAt, date1904: false };
    expect(sampleTexts([45_929], "nextDue", context)).toEqual(["29 Sep 2025"]);
    expect(sampleTexts([45_929], "viewsRecorded", context)).toEqual(["29 Sep 2025"]);
    expect(sampleTexts([45_929], "caseRef", context)).toEqual(["45929"]);
    expect(sampleTexts([12], "nextDue", context)).toEqual(["12"]);
    const numbers = ["familyRef", "name", "worker", "team", "fte", "grade", "agreedInterval", "escalationWeeks"];
    const more = ["agreedFrequency", "duration", "casesDiscussed", "casesSampled", "notes"];
    expect(new Set([...numbers, ...more].flatMap((field) => sampleTexts([45_929], field, context)))).toEqual(
      new Set(["45929"]),
    );
    expect(sampleTexts(["", " ", "a", "b", "c", "d"], "notes", context)).toEqual(["a", "b", "c"]);
  });
});

it("a date that cannot be read may be left out", () => {
  const [entry] = told(
    read(["Ref", "SW", "Last supervision"], ["M1001", "Jo", "n/a - newly allocated"], ["M2", "Jo", 45_900]),
  ) as [[string, string, string]];
  expect(entry[2]).toContain("leave it empty if there is none yet");
});

describe("dates of which day and month may have changed places", () => {
  const headings = ["Ref", "SW", "Last supervision"];
  const checked = (...dates: GridCell[]): string[] =>
    read(headings, ...dates.map((date, at): GridCell[] => [`M100${at}`, "Jo", date])).entriesToCheck.map(
      ({ cell, expected }) => `${cell} ${expected.slice(0, 13)}`,
    );
  const american = ["08/25/2025", "07/31/2025", "06/13/2025"];
  const [turned, unread] = ["Day and month", "Type the day "].map((words) =>
    [2, 3, 4].map((row) => `C${row} ${words}`),
  );
  /** 6 Aug, 2 Jul, 9 May, 8 Aug, 10 Jun, 11 Mar, 3 Feb 2025 */
  const early = [45_875, 45_840, 45_786, 45_877, 45_818, 45_727, 45_691];

  it("are entries to check beside texts that are month first: texts, and days that Excel made of the others", () => {
    expect(checked(...american, "06/08/2025", "07/07/2025", 45_875)).toEqual([
      ...(turned ?? []),
      "C5 Day and month",
      "C7 Day and month",
    ]);
  });

  it("are unreadable on the wire", () => {
    const rows = [...american, "06/08/2025", "07/07/2025"].map((date, at): GridCell[] => [`M100${at}`, "Jo", date]);
    const kinds = read(headings, ...rows).tables.flatMap((table) =>
      table.holds === "cases" ? table.rows.map(({ fields }) => fields.lastDiscussion?.kind) : [],
    );
    expect(kinds).toEqual(["unreadable", "unreadable", "unreadable", "unreadable", "dates"]);
  });

  it("are so where it was recorded, too", () => {
    const rows = [...american, "06/08/2025"].map((date): GridCell[] => ["M1001", 45_840, date]);
    const { entriesToCheck } = read(["Ref", "Last supervision", "Date recorded on LCS"], ...rows);
    const said = entriesToCheck.map(({ cell, expected }) => `${cell} ${expected.slice(0, 13)}`);
    expect(said).toEqual([...(turned ?? []), "C5 Day and month"]);
  });

  it("are as they are read where another text is day first, or where there are few such texts", () => {
    expect(checked(...american, "06/08/2025", "25/08/2025")).toEqual(unread);
    expect(checked(...american.slice(1), "06/08/2025", 45_875)).toEqual(unread?.slice(0, 2));
  });

  it("are as they are read where days after the twelfth stand among them", () => {
    expect(checked(...american, 45_875, 45_894)).toEqual(turned);
    expect(checked(...american, 45_875, 45_840, 45_786, 45_894)).toEqual(turned);
  });

  it("are entries to check where only days after the twelfth were left as text, and no others", () => {
    const left = ["25/08/2025", "31/07/2025", "13/06/2025"];
    const days = [5, 6, 7, 9, 10, 11].map((row) => `C${row} Day and month`);
    expect(checked(...left, ...early)).toEqual(days);
    expect(checked(...left, ...early.slice(0, 5))).toEqual([]);
    expect(checked(...left, ...early, "06/08/2025")).toEqual([]);
    expect(checked(...left, ...early, 45_894)).toEqual([]);
    expect(checked(...left, ...early.slice(0, 6))).toEqual(days.slice(0, 5));
    // One on 12 May; one of 1900.
    expect(checked(...left, ...early.slice(0, 5), 45_789)).toHaveLength(5);
    expect(checked(...left, ...early.slice(0, 5), 12)).toEqual(["C10 Check the yea"]);
    expect(checked(...left.slice(1), "25/31/2025", ...early)).toEqual(["C4 Type the day "]);
    expect(checked(...left, "06/08/2025", "08/25/2025", ...early)).toEqual(["C6 Type the day "]);
    // A note makes any day a text.
    expect(checked(...left.slice(1), "JO 25/08/2025", ...early)).toEqual([]);
  });

  it("are told by numbers up to twelve, which alone may be a day or a month", () => {
    const same = ["07/07/2025", "05/05/2025", "04/04/2025"];
    expect(checked(...american, "12/08/2025", "07/07/2025")).toEqual([...(turned ?? []), "C5 Day and month"]);
    expect(checked(...american, "25/31/2025", ...same)).toEqual([...(turned ?? []), "C5 Type the day "]);
    expect(checked(...american, "25/12/2024", ...same)).toEqual(unread);
    expect(checked(...american.slice(1), "06/12/2024", "06/08/2025")).toEqual(unread?.slice(0, 2));
    expect(checked(...american.slice(1), "12/25/2024", "06/08/2025", ...same)).toEqual([
      ...(turned ?? []),
      "C5 Day and month",
    ]);
  });

  it.each([
    "06/08/25 07/09/25",
    "07/07/2025, 06/08/2025",
    "06/08/2025 3/9/2025",
    "Group 06/08/2025",
    "06/08/2025 - JO",
    "06/08/25 14:30",
  ])("are entries to check in %j, and shown by texts with more than a date in them", (text) => {
    const same = ["07/07/2025", "05/05/2025"];
    expect(checked(text, ...same)).toEqual([]);
    expect(checked(...american, text, ...same)).toEqual([...(turned ?? []), "C5 Day and month"]);
    const among = american.map((date) => `JO ${date}`);
    expect(checked(...among, text, ...same)).toEqual([...(turned ?? []), "C5 Day and month"]);
  });

  it("are not told by a day that is written year first, nor by what is no date", () => {
    expect(checked(...american, "2025-08-06", "2025-08-06 JO")).toEqual(turned);
    const numbers = ["1.31.25.1", "108/25/2025", "1/31/2025:1"];
    expect(checked(...numbers, "06/08/2025", 45_875, 45_840)).toEqual(unread);
  });

  it("are entries to check though one day in five lies after the twelfth", () => {
    const days = [5, 6, 7, 8].map((row) => `C${row} Day and month`);
    expect(checked(...american, 45_875, 45_840, 45_786, 45_818, 45_894)).toEqual([...(turned ?? []), ...days]);
  });
});

it("fields of dates are turned where one of their columns is, by its rows alone", () => {
  const before = ["08/25/2025", "07/31/2025", "06/13/2025"];
  const column = (index: number): GridCell[] => {
    const early = [45_875, 45_840, 45_786, 45_818];
    if (index === 2 || index === 4) return [...before, ...early];
    if (index === 5) return ["25/08/2025", "31/07/2025", "13/06/2025", 45_875, 45_840, 45_786, 45_877, 45_818, 45_727];
    return index === 3 ? [] : [...before, 45_894, 45_869];
  };
  const columns = [0, 1, 2, 3, 4, 5, 6].map(column);
  const rows = Array.from({ length: 9 }, (_, row) => columns.map((cells) => cells[row] ?? ""));
  const fieldsIn = (firstRow: number): unknown =>
    turnedFields(
      sheetCells(sheetOf([["Ref"], ...rows])),
      {
        ...{ name: "Caseload", holds: "cases", headerRows: [1], dataRows: [firstRow, 10] },
        columns: { caseRef: "A", notes: "B", lastDiscussion: "C", dateOpened: "F", recordedDate: "G" },
        series: { discussions: ["D", "E"] },
      },
      { asAt, date1904: false },
    );
  const both = { texts: true, numbers: true };
  expect(fieldsIn(2)).toEqual([
    ["lastDiscussion", both],
    ["dateOpened", { texts: false, numbers: true }],
    ["recordedDate", { texts: true, numbers: false }],
    ["discussions", both],
  ]);
  expect(fieldsIn(3)).toEqual([]);
});

describe("a sheet that is called a template, or leavers", () => {
  const sheet = (name: string): SheetGrid =>
    sheetOf(
      [
        ["Ref", "SW", "Last supervision"],
        [`M${name.length}`, "Jo", 45_900],
      ],
      { name },
    );
  const found = (...names: string[]): unknown => {
    const { layouts, unfamiliar, leftOut } = findLayouts(workbookGrid(...names.map(sheet)), asAt);
    return [layouts.map(({ name }) => name), unfamiliar.map(({ name }) => name), leftOut.map(({ why }) => why)];
  };

  it("is left to the manager, with the reason", () => {
    expect(found("Jo", "TEMPLATE - copy me", "LEAVERS - Jo", "Archive", "Closed 24-25")).toEqual([
      ["Jo"],
      ["TEMPLATE - copy me", "LEAVERS - Jo", "Archive", "Closed 24-25"],
      ["template", "leavers", "leavers", "leavers"],
    ]);
  });

  it("is read where there is no other, and where its leavers are care leavers", () => {
    expect(found("Template 2025")).toEqual([["Template 2025"], [], []]);
    expect(found("LAC", "Care leavers")).toEqual([["LAC", "Care leavers"], [], []]);
    expect(found("LAC", "Careleavers")).toEqual([["LAC", "Careleavers"], [], []]);
    expect(found("Jo", "Open and closed")).toEqual([["Jo", "Open and closed"], [], []]);
  });
});
