import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createContext, runInContext, type Context } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { functionTable } from "../../../addin/custom-functions/function-table.ts";
import { functionsMetadata } from "../../../addin/custom-functions/metadata.ts";
import { buildCustomFunctions } from "../../../local/build/custom-functions.ts";
import { FunctionError, FunctionHost } from "../../../local/excel/add-in-functions.ts";
import { builtFunctions } from "../../../local/excel/built-functions.ts";
import { folders } from "../../../local/set-up/folders.ts";

const folder = mkdtempSync(path.join(tmpdir(), "functions-"));
let gzipped = 0;
beforeAll(async () => {
  ({ gzippedScript: gzipped } = await buildCustomFunctions({ isProduction: true, folder }));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");

describe("the built script of the functions", () => {
  it("associates every function of the metadata where there is only the language", () => {
    const called: unknown[] = [];
    const { CustomFunctions } = new FunctionHost();
    const associate = (id: string): number => called.push(id);
    const context: Context = createContext({ CustomFunctions: { ...CustomFunctions, associate } });
    runInContext(read("custom-functions.js"), context);
    expect(called).toEqual(functionTable.map(({ id }) => id));
  });

  it("associates them in the real runtime of office.js too", () => {
    // The real runtime stops for want of a page once the names below are there.
    const runtime = readFileSync(path.join(folders.officeJs, "custom-functions-runtime.js"), "utf8");
    const window: Context = { setTimeout, navigator: { userAgent: "" } };
    window["window"] = window;
    const context = createContext(window);
    expect(() => {
      runInContext(runtime, context);
    }).toThrow("hash");
    runInContext(read("custom-functions.js"), context);
    const ids = runInContext("Object.keys(CustomFunctions._association.mappings)", context) as string[];
    expect([...ids]).toEqual(functionTable.map(({ id }) => id));
  });

  it("is made of files of which one alone sees Excel's CustomFunctions", () => {
    const sources = globSync("addin/**/*.{ts,tsx}", { cwd: folders.root });
    const seeing = sources.filter((file) =>
      /\bCustomFunctions\./.test(readFileSync(path.join(folders.root, file), "utf8")),
    );
    expect(seeing).toEqual([path.join("addin", "custom-functions", "associate.ts")]);
  });

  it("is small enough to be loaded for a formula", () => {
    expect(gzipped).toBeGreaterThan(10_000);
    expect(gzipped).toBeLessThan(90_000);
  });

  it("stands with its metadata and a page that loads Microsoft's runtime before it", () => {
    expect(JSON.parse(read("custom-functions.json"))).toEqual(functionsMetadata());
    const page = read("custom-functions.html");
    const runtime = page.indexOf('src="https://appsforoffice.microsoft.com/lib/1/hosted/custom-functions-runtime.js"');
    expect(runtime).toBeGreaterThan(0);
    expect(page.indexOf('src="/custom-functions.js"')).toBeGreaterThan(runtime);
  });
});

describe("the functions as Excel calls them", () => {
  const called = (name: string, ...args: unknown[]): unknown =>
    builtFunctions(folder)
      .find((each) => each.name === `OVERSIGHT.${name}`)
      ?.call(args);

  it("are given null for what is left out at the end, and an argument of Excel's own", () => {
    expect(called("NEXTDUE", "haringey", 45722, null, null, null, null, null, null, 45750)).toBe(45814);
    expect(called("WORKINGDAYSAFTER", 45763, 3)).toBe(45770);
  });

  it("throw a #VALUE! with their sentence for what they refuse", () => {
    let thrown: unknown;
    try {
      called("STATE", "leeds", 45722, "CIN", 0, 0, 0, 0, 0, 45750);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(FunctionError);
    expect(thrown).toMatchObject({
      code: "#VALUE!",
      message: expect.stringMatching(/^No policy of “leeds”/) as string,
    });
  });
});
