import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { folders } from "../../../local/set-up/folders.ts";
import { exclusionLines, expectedNames, resultLines } from "../../support/outcomes.ts";
import { expectedOutcome, type ExpectedOutcome } from "../../support/tracker-fixtures.ts";

const folder = mkdtempSync(path.join(tmpdir(), "expected-files-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly error: string;
}

/** `npm run check-tracker`, in a process of its own. */
function checkTracker(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(folders.root, "local/check-tracker.ts"), ...args], (error, _, told) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, error: told });
    });
  });
}

test.each(expectedNames)("check-tracker finds in %s what must be found, and nothing else", async (name) => {
  const expected = expectedOutcome(name);
  const mapping = path.join(folder, `${name}.mapping.json`);
  writeFileSync(mapping, JSON.stringify(expected.sheets));
  const json = path.join(folder, `${name}.json`);
  const tracker = path.join(folders.trackers, expected.workbook);
  const { authority, asAt } = expected;
  const { code, error } = await checkTracker(
    tracker,
    ...["--council", authority, "--as-at", asAt, "--mapping", mapping, "--json", json],
  );
  expect(error).toBe("");
  const found = JSON.parse(readFileSync(json, "utf8")) as ExpectedOutcome;
  expect(resultLines(found.results)).toEqual(resultLines(expected.results));
  expect(exclusionLines(found.exclusions)).toEqual(exclusionLines(expected.exclusions));
  expect(found.notChecked.toSorted()).toEqual(expected.notChecked.toSorted());
  expect(found.counts).toEqual(expected.counts);
  expect(code).toBe(expected.results.every(({ state }) => state === "met") ? 0 : 1);
});
