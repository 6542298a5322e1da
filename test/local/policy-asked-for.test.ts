import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readTask } from "../../local/headless/task.ts";

const folder = mkdtempSync(path.join(tmpdir(), "asked-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const now = new Date("2025-09-15T12:00:00Z");

function choices(value: unknown): string {
  const file = path.join(folder, "choices.json");
  writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value));
  return file;
}

describe("what is asked of check-tracker", () => {
  it("may name the edition", () => {
    const task = readTask({ council: "haringey", edition: "October 2017" }, ["a.xlsx"], now);
    expect(task).toMatchObject({ council: "haringey", asAt: "2025-09-15", policy: { edition: "October 2017" } });
  });

  it.each([
    [{}, "Name the council whose policy is checked"],
    [{ council: "atlantis" }, "No policy of “atlantis” is held; choose one of barnet, haringey."],
    [{ council: "atlantis", edition: "1" }, "No policy of “atlantis” is held"],
    [{ council: "haringey", edition: "2018" }, "No edition “2018” of the Haringey policy is held"],
    [{ council: "haringey", edition: "October 2017", "as-at": "2017-09-30" }, "is in force from 1 Oct 2017; give that"],
    [{ council: "haringey", "as-at": "2017-09-30" }, "in force from 1 Oct 2017; choose that day or a later one."],
    [{ council: "haringey", "as-at": "2025-13-01" }, "--as-at 2025-13-01 is not a day: give one such as 2025-09-15."],
    [{ council: "haringey", "as-at": "" }, "is not a day"],
  ])("%j is refused with one sentence", (values, says) => {
    expect(() => readTask(values, ["a.xlsx"], now)).toThrow(says);
    expect(() => readTask(values, ["a.xlsx"], now)).toThrow(/^[^\n]+$/);
  });

  it.each([
    [{ strictFiveWeeks: true }, "The Haringey policy has no choice “strictFiveWeeks”; remove it."],
    [{ strictFourWeeks: "yes" }, "“strictFourWeeks” is one of true, false, not yes."],
    [{ roleIntervals: { gardener: { weeks: 6 } } }, "“gardener” is not a role; choose among social-worker, "],
    [{ roleIntervals: { student: { weeks: 0 } } }, "choices.json: roleIntervals.student.weeks is too small"],
    [[], "choices.json: The whole is of the wrong type; it is a table of keys and values."],
    ["choices", "choices.json cannot be read as JSON"],
  ])("the choices %j are refused with one sentence", (value, says) => {
    const asked = { council: "haringey", choices: choices(value) };
    expect(() => readTask(asked, ["a.xlsx"], now)).toThrow(says);
    expect(() => readTask(asked, ["a.xlsx"], now)).toThrow(/^[^\n]+$/);
  });

  it("the choices may set an interval for a role that is known", () => {
    const set = { roleIntervals: { student: { weeks: 6 } } };
    expect(readTask({ council: "haringey", choices: choices(set) }, ["a.xlsx"], now).choices).toEqual(set);
  });
});
