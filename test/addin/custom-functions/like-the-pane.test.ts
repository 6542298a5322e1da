import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkHere } from "../../../addin/commands/check-here.ts";
import { fieldParameters } from "../../../addin/custom-functions/function-table.ts";
import { serialFromDay } from "../../../shared/calendar/excel-serial.ts";
import { fromDayNumber, toDayNumber } from "../../../shared/calendar/day-number.ts";
import { plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import { stateWords, statusWords } from "../../../shared/checks/words.ts";
import type { CellValue } from "../../../shared/tracker/grid.ts";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { exampleWorkbook } from "../../shared/checks/example-workbook.ts";
import { ask, serial, withEmptyCells } from "./asking.ts";

/** What the pane makes of a tracker that has this row alone. */
function inThePane(council: string, row: Readonly<Record<string, CellValue>>, asAt: PlainDate): unknown {
  const cases = [{ caseRef: "9000001", ...row }];
  const { workbook, layouts } = exampleWorkbook({
    id: "",
    check: "",
    asAt,
    inputs: { cases },
    expect: { state: "met" },
  });
  const { tables } = understandTracker(workbook, layouts, asAt);
  const outcome = checkHere({ council, asAt, choices: {}, tables });
  const [result] = outcome?.results ?? [];
  if (result === undefined) return outcome?.exclusions.map(({ reason }) => reason);
  const { state, dueOn } = result;
  const due = dueOn === undefined ? statusWords(result) : serialFromDay(dueOn, 1900);
  return [due, stateWords(state), whySentence(result, asAt)];
}

const day = fc.integer({ min: serial("2023-06-01"), max: serial("2026-06-30") });
const written = day.map((number) => {
  const [year = "", month = "", date = ""] = fromDayNumber(toDayNumber(plainDate("1899-12-30")) + number).split("-");
  return `${Number(date)}/${Number(month)}/${year.slice(2)}`;
});
const dateCell = fc.oneof(
  { weight: 4, arbitrary: day },
  { weight: 3, arbitrary: written },
  written.map((text) => `${text} (group)`),
  fc.tuple(written, written).map(([one, other]) => `${one} & ${other}`),
  fc.tuple(fc.constantFrom("canc", "booked", "closed", "JO", "w/c", "?"), written).map((parts) => parts.join(" ")),
  fc.constantFrom<CellValue>("", "", "TBC", "n/a", "new", "NYA", "closed", "sick", "yesterday", "#N/A", "#REF!", true),
  fc.constantFrom<CellValue>(12, 999_999, 45722.75, -3),
);
const cells: Readonly<Record<string, fc.Arbitrary<CellValue>>> = {
  lastDiscussed: dateCell,
  plan: fc.constantFrom<CellValue>("", "CIN", "cp", "LAC", "CLA/care leaver", "Care leaver", "NFA", "?", "#N/A", 7),
  opened: fc.oneof(dateCell, fc.constant("")),
  allocated: fc.oneof(dateCell, fc.constant("")),
  longTermMatch: fc.oneof(dateCell, fc.constantFrom<CellValue>("Y", "yes", "no", "U1", "permanence panel", true, 1)),
  careLeaver: fc.constantFrom<CellValue>("", "FR", "b) Former relevant", "E", "eligible", "Y", "no", true, 3),
  discussionType: fc.constantFrom<CellValue>(
    "",
    "",
    "",
    "individual",
    "1:1",
    "group",
    "grp",
    "mapping",
    "chat",
    "#N/A",
  ),
};
const asExcelGives = (value: CellValue, empty: unknown): unknown => {
  if (value === "") return empty;
  return typeof value === "string" && value.startsWith("#") ? { code: value, message: "" } : value;
};
const runs = Number(process.env["PROVE_RUNS"] ?? 600);

describe("a function", () => {
  it("answers what the pane finds of the same row", () => {
    const asked = fc.record({
      council: fc.constantFrom("haringey", "barnet"),
      asAt: fc.integer({ min: serial("2024-01-01"), max: serial("2026-06-30") }),
      row: fc.record(cells),
      empty: fc.constantFrom<unknown>(0, ""),
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(asked, ({ council, asAt, row, empty }) => {
        const given = Object.entries(row).map(([name, value]) => [name, asExcelGives(value, empty)] as const);
        const named = withEmptyCells({ council, asAt, ...Object.fromEntries(given) });
        const answers = [ask("NEXTDUE", named), ask("STATE", named), ask("WHY", named)];
        const byField = fieldParameters.map(({ name, field }) => [field, row[name] ?? ""] as const);
        const asAtDay = fromDayNumber(toDayNumber(plainDate("1899-12-30")) + asAt);
        const found = inThePane(council, Object.fromEntries(byField), asAtDay);
        seen.add(JSON.stringify(answers[1]));
        if (answers[1] === "Not checked") expect(found).toEqual(["closed"]);
        else expect(answers).toEqual(found);
      }),
      { numRuns: runs, seed: 20250915 },
    );
    expect([...seen].sort().map((text) => JSON.parse(text) as string)).toEqual([
      ...["Cannot be checked", "Check entry", "Met", "Not checked", "Overdue", "Past the aim"],
    ]);
  });
});
