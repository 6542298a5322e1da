import { describe, expect, it } from "vitest";
import { fieldParameters } from "../../../addin/custom-functions/function-table.ts";
import { stateWords } from "../../../shared/checks/words.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { vectors, type CheckExample, type ExampleCell } from "../../shared/vectors.ts";
import { ask, serial, withEmptyCells, type Named } from "./asking.ts";

const fields = new Map<string, string>(fieldParameters.map(({ field, name }) => [field, name]));

/** A worked example as arguments; undefined where it needs what no argument stands for. */
function argumentsOf({ check, asAt, inputs }: CheckExample): Named | undefined {
  const council = editions.find(({ checks }) => checks.some(({ id }) => id === check))?.council;
  const [row, ...more] = inputs["cases"] ?? [];
  if (row === undefined || more.length > 0) return undefined;
  const cells = Object.entries(row).filter(([field]) => field !== "caseRef");
  if (cells.some(([field]) => !fields.has(field))) return undefined;
  const named = cells.map(([field, cell]) => [fields.get(field) ?? field, argumentOf(cell)] as const);
  const given: Named = Object.fromEntries(named);
  return withEmptyCells({ council, asAt: serial(asAt), ...given });
}

function argumentOf(cell: ExampleCell): unknown {
  if (cell === null) return 0;
  return typeof cell === "object" ? serial(cell.date) : cell;
}

const examples = vectors.checks
  .filter(({ check }) => check === "HGY-CASE" || check === "BNT-CASE")
  .flatMap((example) => {
    const named = argumentsOf(example);
    return named === undefined ? [] : [{ ...example, named }];
  });

describe("the worked examples of the discussion clock, as arguments", () => {
  it("are many", () => {
    expect(examples.length).toBeGreaterThan(25);
    expect(new Set(examples.map(({ expect: { state } }) => state)).size).toBe(5);
  });

  it.each(examples)("$id: $check as at $asAt", ({ named, expect: { state, dueOn } }) => {
    expect(ask("STATE", named)).toBe(stateWords(state));
    const due = ask("NEXTDUE", named);
    if (dueOn === undefined) expect(due).toMatch(new RegExp(`^${stateWords(state)}: `));
    else expect(due).toBe(serial(dueOn));
  });
});

const haringey = { council: "haringey", opened: serial("2024-06-03"), asAt: serial("2025-09-15") };
const barnet = { council: "barnet", plan: "CIN", opened: serial("2024-06-03"), asAt: serial("2025-04-30") };

describe("the day before, the day and the day after", () => {
  it.each([
    ["2025-04-30", "Met"],
    ["2025-05-01", "Met"],
    ["2025-05-02", "Overdue"],
  ])("eight weeks after 6 Mar 2025, as at %s: %s", (asAt, state) => {
    const named = withEmptyCells({ ...barnet, lastDiscussed: serial("2025-03-06"), asAt: serial(asAt) });
    expect(ask("STATE", named)).toBe(state);
    expect(ask("NEXTDUE", named)).toBe(serial("2025-05-01"));
  });
});

describe("the cells of a row, as Excel gives them", () => {
  it.each([
    ["a text date, day first", "3/6/25", serial("2025-09-03")],
    ["a time of day", serial("2025-06-03") + 0.99, serial("2025-09-03")],
    ["a group note, which counts in this council", "3/6/25 (group)", serial("2025-09-03")],
    ["two dates, of which the later counts", "3/6/25 & 1/7/25", serial("2025-10-01")],
    ["TBC, which records nothing", "TBC", serial("2024-09-03")],
    ["an empty cell on a computer", 0, serial("2024-09-03")],
    ["an empty cell on the web", null, serial("2024-09-03")],
    ["an empty text", "", serial("2024-09-03")],
    ["a range of one cell", [[serial("2025-06-03")]], serial("2025-09-03")],
    ["a range of one empty cell", [[null]], serial("2024-09-03")],
    ["a question mark after the date", "3/6/25?", "Check entry: the last discussion cannot be read"],
    ["a month first", "June 3 2025", "Check entry: the last discussion cannot be read"],
    ["a day in the future", serial("2025-09-16"), "Check entry: the last discussion lies in the future"],
    ["a booking", "booked 3/10/25", "Check entry: the last discussion says planned"],
    ["a number that is no day of our time", 999_999, "Check entry: the last discussion cannot be read"],
    ["a number before our time", 12, "Check entry: the last discussion cannot be read"],
    ["a number that is none", Number.NaN, "Check entry: the last discussion cannot be read"],
    ["a true", true, "Check entry: the last discussion cannot be read"],
    ["an error", { code: "#N/A", message: "" }, "Check entry: the last discussion cannot be read"],
    ["a day before the case was opened", serial("2024-05-01"), expect.stringMatching(/^Check entry: .*before/)],
    ["a closed word", "closed 1/9/25", "Not checked: recorded as closed"],
  ])("%s", (_, lastDiscussed, due) => {
    expect(ask("NEXTDUE", withEmptyCells({ ...haringey, lastDiscussed }))).toEqual(due);
  });

  it("say closed in the plan too", () => {
    const named = withEmptyCells({ ...haringey, plan: "NFA", lastDiscussed: serial("2025-06-03") });
    expect(ask("STATE", named)).toBe("Not checked");
    expect(ask("WHY", named)).toBe(
      "The plan or the last discussion says that the case is closed, so it is not checked.",
    );
  });

  it.each([
    ["LAC", true, 0, 12],
    ["LAC", "Y", 0, 12],
    ["LAC", serial("2025-01-10"), 0, 12],
    ["LAC", serial("2025-04-30"), 0, 12],
    ["LAC", serial("2025-05-01"), 0, 8],
    ["LAC", false, 0, 8],
    ["LAC", 0, 0, 8],
    ["LAC", { code: "#REF!" }, 0, 8],
    ["CIN", "Y", "FR", 8],
    ["", 0, "FR", 12],
    ["", 0, true, 12],
    ["Care leaver", 0, 0, 12],
  ])("plan %s, match %s, category %s: %s weeks", (plan, longTermMatch, careLeaver, weeks) => {
    const named = withEmptyCells({ ...barnet, plan, longTermMatch, careLeaver, lastDiscussed: serial("2025-03-06") });
    expect(ask("NEXTDUE", named)).toBe(serial("2025-03-06") + 7 * weeks);
  });

  it("keep a group discussion from hiding an individual one", () => {
    const grouped = { ...barnet, lastDiscussed: serial("2025-03-06"), discussionType: "group" };
    expect(ask("NEXTDUE", withEmptyCells(grouped))).toBe("Cannot be checked: only a group discussion is shown");
    expect(ask("NEXTDUE", withEmptyCells({ ...grouped, discussionType: "perhaps" }))).toBe(
      "Check entry: the discussion type cannot be read",
    );
  });

  it("name the council in any case", () => {
    const named = { ...barnet, lastDiscussed: serial("2025-03-06") };
    expect(ask("STATE", withEmptyCells({ ...named, council: " Barnet " }))).toBe("Met");
  });
});

describe("WHY", () => {
  it("gives the dates, the arithmetic and the section as the pane does", () => {
    expect(ask("WHY", withEmptyCells({ ...haringey, lastDiscussed: "3/6/25" }))).toBe(
      "The last discussion recorded is 3 Jun 2025. The limit was 3 months later, 3 Sep 2025 (section 1): 12 days before 15 Sep 2025. If a discussion has been held, record its date; if not, hold one.",
    );
  });
});
