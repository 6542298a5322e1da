import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folders } from "../../../local/set-up/folders.ts";

interface Expected {
  readonly asAt: string;
  readonly sheets: readonly unknown[];
  readonly results: readonly { readonly check: string; readonly because?: unknown }[];
  readonly exclusions: readonly unknown[];
}

const folder = mkdtempSync(path.join(tmpdir(), "check-tracker-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const tracker = (name: string): string => path.join(folders.trackers, `${name}.xlsx`);
const read = (file: string): Expected => JSON.parse(readFileSync(file, "utf8")) as Expected;
const inFolder = (name: string): string => path.join(folder, name);

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

function run(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(folders.root, "local/check-tracker.ts"), ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, error: err });
    });
  });
}

const sorted = (values: readonly unknown[]): string[] => values.map((value) => JSON.stringify(value)).toSorted();

function resultsOf({ results }: Expected): string[] {
  return sorted(
    results.map((result) =>
      Object.fromEntries(
        Object.entries(result)
          .filter(([key]) => key !== "because")
          .toSorted(),
      ),
    ),
  );
}

const cases = [
  {
    name: "F1-hgy-clean-table",
    expects: "F1-hgy-clean-table",
    council: "haringey",
    owned: ["xl/styles.xml", "xl/tables/table1.xml", "xl/worksheets/sheet1.xml"],
  },
  {
    name: "F2-bnt-pod-tracker",
    expects: "F2-bnt-pod-tracker",
    council: "barnet",
    owned: ["xl/styles.xml", "xl/worksheets/sheet1.xml"],
  },
  {
    name: "F6-full-set",
    expects: "F6-full-set.haringey",
    council: "haringey",
    owned: ["xl/styles.xml", "xl/worksheets/sheet1.xml"],
  },
];

describe.each(cases)("$name", ({ name, expects, council, owned }) => {
  const expected = read(path.join(folders.trackers, `${expects}.expected.json`));
  const out = inFolder(`${name}.json`);
  const copy = inFolder(`${name}.xlsx`);
  let ran: Ran;
  beforeAll(async () => {
    const mapping = inFolder(`${name}.mapping.json`);
    writeFileSync(mapping, JSON.stringify(expected.sheets));
    ran = await run(
      tracker(name),
      "--council",
      council,
      "--as-at",
      expected.asAt,
      "--mapping",
      mapping,
      "--json",
      out,
      "--copy",
      copy,
    );
  });

  test("agrees with what must be found, to the row", () => {
    expect(ran.error).toBe("");
    expect(resultsOf(read(out))).toEqual(resultsOf(expected));
    expect(sorted(read(out).exclusions)).toEqual(sorted(expected.exclusions));
    expect(ran.code).toBe(1);
  });

  test("is found by its headings alone with the same results", async () => {
    const detected = inFolder(`${name}.detected.json`);
    await run(tracker(name), "--council", council, "--as-at", expected.asAt, "--json", detected);
    expect(resultsOf(read(detected))).toEqual(resultsOf(expected));
  });

  test("is copied with every other part identical to the byte", () => {
    const before = unzipSync(readFileSync(tracker(name)));
    const after = unzipSync(readFileSync(copy));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const changed = Object.keys(before).filter(
      (part) => !Buffer.from(before[part] ?? []).equals(Buffer.from(after[part] ?? [])),
    );
    expect(changed.toSorted()).toEqual(owned);
  });
});

describe("what cannot be checked", () => {
  const missing = inFolder("missing.xlsx");
  const text = inFolder("text.xlsx");
  writeFileSync(text, "not a workbook");
  const odd = inFolder("odd.json");
  writeFileSync(
    odd,
    '[{"name":"Sheet1","holds":"cases","headerRows":[1],"dataRows":[2,3],"columns":{"caseRef":"first"}}]',
  );
  const f1 = tracker("F1-hgy-clean-table");

  test.each([
    { what: "no file", args: ["--council", "haringey"], says: "Name a tracker" },
    { what: "a file that is not there", args: [missing, "--council", "haringey"], says: "cannot be read" },
    { what: "a file that is not a workbook", args: [text, "--council", "haringey"], says: "text.xlsx" },
    { what: "an unknown council", args: [f1, "--council", "atlantis"], says: "No policy of “atlantis” is held" },
    { what: "a day that is none", args: [f1, "--council", "haringey", "--as-at", "2025-02-30"], says: "is not a day" },
    {
      what: "a mapping that is not one",
      args: [f1, "--council", "haringey", "--mapping", odd],
      says: "is not a column such as B or AC",
    },
    {
      what: "two files for one result",
      args: [f1, f1, "--council", "haringey", "--json", inFolder("x.json")],
      says: "name one file",
    },
  ])("$what gets one sentence, no stack and the code 2", async ({ args, says }) => {
    const { code, error } = await run(...args);
    expect(code).toBe(2);
    expect(error).toContain(says);
    expect(error.trim().split("\n")).toHaveLength(1);
  });
});
