import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { CellValue } from "../../../shared/tracker/grid.ts";
import { compareSupervisors } from "../../../shared/tracker/compare-supervisors.ts";
import { readAbsenceCell, readPlannedCell } from "../../../shared/tracker/read-absence.ts";
import { readAsyeCell, readAsyeStageCell } from "../../../shared/tracker/read-asye.ts";
import { readFrequencyCell } from "../../../shared/tracker/read-frequency.ts";
import { readRoleCell } from "../../../shared/tracker/read-role.ts";

const context = { asAt: plainDate("2025-09-15"), date1904: false };
const unreadable = { kind: "unreadable" };

describe("an absence", () => {
  it.each<[CellValue, object]>([
    [45887, { kind: "absence", first: "2025-08-18" }],
    ["18/8/25", { kind: "absence", first: "2025-08-18" }],
    ["off sick since 18/8/25", { kind: "absence", first: "2025-08-18", planned: false }],
    ["18 Aug 2025 to 1 Sept 2025 (toil)", { kind: "absence", first: "2025-08-18", last: "2025-09-01", planned: true }],
    ["Long term sick", { kind: "absence", planned: false }],
    ["Maternity leave", { kind: "absence", planned: true }],
    ["18/8/25 - 18/8/25", { kind: "absence", first: "2025-08-18", last: "2025-08-18" }],
    ["-", { kind: "blank" }],
    ["", { kind: "blank" }],
  ])("%j is %j", (value, entry) => {
    expect(readAbsenceCell({ value }, context)).toEqual(entry);
  });

  it("began on no day that a formula works out", () => {
    expect(readAbsenceCell({ value: 45_887, formula: "=TODAY()-1" }, context)).toEqual(unreadable);
  });

  it.each<[string, CellValue]>([
    ["a day without its year", "LTS from 1/9"],
    ["a word that is no kind", "Sick (back pain) 18/8/25"],
    ["three days", "1/8/25, 2/8/25, 3/8/25"],
    ["an end before its beginning", "A/L 19/9/25 - 8/9/25"],
    ["two kinds that disagree", "sick then A/L"],
    ["sick and on leave", "sick, A/L"],
    ["a year that cannot be", "sick 18/8/2052"],
    ["a day that is in no calendar", "sick 31/6/25"],
    ["a longer word", "sickroom 18/8/25"],
    ["two kinds in one word", "leavetoil 18/8/25"],
    ["only what joins", "from - to"],
    ["a bare number", 12],
    ["an error", "#REF!"],
  ])("that is %s cannot be read", (_, value) => {
    expect(readAbsenceCell({ value }, context)).toEqual(unreadable);
  });

  it("was planned by yes, by the word or by its kind", () => {
    const read = ["Y", "planned", "A/L", "N", "Unplanned", "Sick", "", "perhaps"].map(
      (text) => readPlannedCell(text).kind,
    );
    expect(read).toEqual([
      ...["planned", "planned", "planned", "unplanned", "unplanned", "unplanned", "blank", "unreadable"],
    ]);
  });
});

describe("newly qualified", () => {
  it.each<[CellValue, object]>([
    ["Y", { kind: "yes" }],
    [true, { kind: "yes" }],
    ["No", { kind: "no" }],
    ["Completed", { kind: "no" }],
    ["passed.", { kind: "no" }],
    ["Fortnightly", { kind: "stage", stage: "fortnightly" }],
    ["4 weekly", { kind: "stage", stage: "monthly" }],
    [45895, { kind: "dated", on: "2025-08-26" }],
    ["Y 26/8/25", { kind: "dated", on: "2025-08-26" }],
    ["Yes 26/8/25", { kind: "dated", on: "2025-08-26" }],
    ["26/8/25 JO", { kind: "dated", on: "2025-08-26" }],
    ["n/a", { kind: "nothing" }],
    ["", { kind: "blank" }],
    ["year 2", unreadable],
    ["1/8/25, 26/8/25", unreadable],
    ["#N/A", unreadable],
  ])("%j is %j", (value, entry) => {
    expect(readAsyeCell({ value }, context)).toEqual(entry);
  });

  it("has a stage only in the words for stages", () => {
    expect(readAsyeStageCell("Two weekly")).toEqual({ kind: "stage", stage: "fortnightly" });
    expect(readAsyeStageCell("TBC")).toEqual({ kind: "blank" });
    expect(readAsyeStageCell("final")).toEqual(unreadable);
  });
});

describe("an agreed frequency", () => {
  it.each<[CellValue, object]>([
    ["three weekly", { kind: "days", days: 21 }],
    ["4-weekly", { kind: "days", days: 28 }],
    ["Every 6 weeks.", { kind: "days", days: 42 }],
    ["12 weeks", { kind: "days", days: 84 }],
    ["4-6 weeks", { kind: "days", days: 42 }],
    [6, { kind: "days", days: 42 }],
    ["13 weekly", unreadable],
    [12, { kind: "days", days: 84 }],
    [1, { kind: "days", days: 7 }],
    ["every 10-12 weeks", { kind: "days", days: 84 }],
    ["see 4-6 weeks", unreadable],
    ["4-6 weeks or so", unreadable],
    [0, unreadable],
    [2.5, unreadable],
    ["quarterly", unreadable],
    ["?", { kind: "blank" }],
  ])("%j is %j", (value, entry) => {
    expect(readFrequencyCell(value)).toEqual(entry);
  });
});

it("an agreed frequency may be in words up to twelve", () => {
  const words = "one two three four five six seven eight nine ten eleven twelve".split(" ");
  expect(words.map((word) => readFrequencyCell(`Every ${word} weeks`))).toEqual(
    words.map((_, index) => ({ kind: "days", days: 7 * (index + 1) })),
  );
});

describe("a role", () => {
  it("that nobody would recognise is not a blank one", () => {
    expect(readRoleCell("Duty co-ordinator")).toEqual({ kind: "unknown" });
    expect(readRoleCell("")).toEqual({ kind: "blank" });
    expect(readRoleCell("Agency SW")).toEqual({ kind: "role", role: "social-worker" });
  });

  it("is known with a dash, in brackets and with a year", () => {
    const roles = ["Social-worker", "SW (locum)", "Social worker [agency]", "ASYE year 1"].map(readRoleCell);
    expect(roles.map((entry) => (entry.kind === "role" ? entry.role : entry.kind))).toEqual([
      ...["social-worker", "social-worker", "social-worker", "newly-qualified"],
    ]);
  });
});

describe("the supervisor in an agreement", () => {
  it("is compared with the one whom the worker has now, as names are", () => {
    expect(compareSupervisors("K. Jessoppe", "JESSOPPE, Kester")).toEqual({ kind: "same" });
    expect(compareSupervisors("Zephy Marwenna", "Kester Jessoppe")).toEqual({ kind: "other" });
    expect(compareSupervisors("", "Kester Jessoppe")).toEqual({ kind: "blank" });
    expect(compareSupervisors("Zephy Marwenna", "TBC")).toEqual({ kind: "unknown" });
  });
});
