import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { oneSentence } from "../../local/headless/command-line.ts";
import { policyCommand } from "../../local/policy/command.ts";
import { describePolicy } from "../../local/policy/describe.ts";
import { validate } from "../../local/policy/validate.ts";
import { folders } from "../../local/set-up/folders.ts";

const folder = mkdtempSync(path.join(tmpdir(), "policy-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const now = new Date("2025-09-15T12:00:00Z");

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

function run(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(folders.root, "local/policy.ts"), ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, error: err });
    });
  });
}

const asked = (...args: readonly string[]) => policyCommand(args, now);

describe("npm run policy", () => {
  it("prints what was asked for, and ends with its code", async () => {
    expect(await run("describe", "barnet")).toEqual({
      code: 0,
      out: describePolicy(["barnet"], {}, now),
      error: "",
    });
  });

  it("ends with 2 and one sentence for what cannot be done", async () => {
    const error = "--bogus is not an option; --help lists them.\n";
    expect(await run("describe", "haringey", "--bogus")).toEqual({ code: 2, out: "", error });
  });

  it("finds no fault in the JSON of a council that it prints", async () => {
    const { text } = await asked("describe", "barnet", "--json");
    expect(await asked("validate", written("barnet.json", text))).toEqual({
      code: 0,
      text: "Barnet, edition undated: 19 checks, 27 clauses; swept 731 days × 256 sets of plans × 15 roles: no gap, no clash.",
    });
  });

  it("ends with 1 and a sentence for each fault", async () => {
    const broken = describePolicy(["haringey"], { json: true }, now)
      .replace('"weeks": 8', '"weeks": 80')
      .replace('"field": "practiceLead"', '"field": "practiseLead"');
    const { code, text } = await asked("validate", written("broken.json", broken));
    expect(code).toBe(1);
    expect(text.split("\n  ").slice(1)).toEqual([
      "HGY-GRP, rule: the aim of 80 weeks falls after the limit of 3 months, counted from 1 Jan 2024.",
      "HGY-GRP-LEAD, rule.items.0.answers.0.field: “practiseLead” is not a field that a group-session can have.",
    ]);
  });

  it.each([
    { args: [], says: "Name a command: validate, describe or schema." },
    { args: ["check"], says: "Name a command: validate, describe or schema, not check." },
    { args: ["describe", "haringey", "--bogus"], says: "--bogus is not an option; --help lists them." },
    { args: ["describe", "haringey", "--edition"], says: "--edition needs a value; --help shows how it is written." },
    { args: ["describe", "haringey", "--json=yes"], says: "--json takes no value; --help shows how it is written." },
    { args: ["--help=yes"], says: "--help takes no value; --help shows how it is written." },
    { args: ["validate", "x.json", "--write"], says: "--write is not an option of validate; --help lists them." },
    { args: ["describe", "atlantis"], says: "No policy of “atlantis” is held; choose one of barnet, haringey." },
    { args: ["schema", "x"], says: "schema takes no name, such as x; give --write, --check or nothing." },
  ])("refuses $args with one sentence", async ({ args, says }) => {
    expect(await asked(...args).catch(oneSentence)).toBe(says);
  });

  it("tells how it is used", async () => {
    expect((await asked("--help")).text).toContain("validate FILE.json");
  });

  it("prints the schema, and finds the one that is kept current", async () => {
    expect(JSON.parse((await asked("schema")).text)).toMatchObject({ title: "Supervision policy" });
    const { text, code } = await asked("schema", "--check");
    expect(text).toContain("policy.schema.json is current.");
    expect(code).toBe(0);
  });
});

describe("what cannot be validated", () => {
  it.each([
    { what: "no file", files: [], says: "Name one file" },
    { what: "two files", files: ["a.json", "b.json"], says: "Name one file" },
    { what: "a file that is not there", files: ["none.json"], says: "none.json does not exist: check the name." },
    { what: "a folder", files: [folder], says: "is a folder: name a file." },
    { what: "text", files: [written("text.json", "policy: yes")], says: "cannot be read as JSON: Unexpected token" },
    { what: "an empty file", files: [written("empty.json", "")], says: "cannot be read as JSON: Unexpected end" },
    { what: "half a file", files: [written("half.json", '{\n "council":')], says: "cannot be read as JSON" },
    { what: "a huge file", files: [written("huge.json", " ".repeat(5_000_001))], says: "is too big" },
  ])("$what is refused with one sentence", ({ files, says }) => {
    expect(() => validate(files)).toThrow(says);
    expect(() => validate(files)).toThrow(/^[^\n]+$/);
  });

  it.each(["null", "[]", '"a policy"', "7", "{}"])("%s is JSON and no policy", (text) => {
    const { text: told, code } = validate([written("other.json", text)]);
    expect(code).toBe(1);
    expect(told).toMatch(/The whole is of the wrong type|council is missing/);
  });
});

describe("what cannot be described", () => {
  it.each([
    { councils: [], asked: {}, says: "Name one council" },
    { councils: ["haringey", "barnet"], asked: {}, says: "Name one council" },
    { councils: ["haringey"], asked: { edition: "2018" }, says: "No edition “2018” of the Haringey policy is held" },
    { councils: ["haringey"], asked: { "as-at": "2025-02-30" }, says: "--as-at 2025-02-30 is not a day" },
    { councils: ["haringey"], asked: { "as-at": "2017-09-30" }, says: "in force from 1 Oct 2017" },
    { councils: ["haringey"], asked: { "as-at": "2025-09-15", edition: "October 2017" }, says: "not both" },
  ])("$councils with $asked is refused with one sentence", ({ councils, asked, says }) => {
    expect(() => describePolicy(councils, asked, now)).toThrow(says);
  });

  it("an edition is found by its name or by a day", () => {
    const byName = describePolicy(["haringey"], { edition: "October 2017" }, now);
    expect(byName).toBe(describePolicy(["haringey"], { "as-at": "2017-10-01" }, now));
    expect(byName).toBe(describePolicy(["haringey"], {}, now));
  });
});
