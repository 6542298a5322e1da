import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCustomFunctions } from "../../../local/build/custom-functions.ts";
import { builtFunctions } from "../../../local/excel/built-functions.ts";
import { openExcel, type HeadlessExcel } from "../../../local/excel/headless.ts";
import { typeIn } from "../../../local/excel/manager.ts";
import { Workbook, type CellValue, type Sheet } from "../../../local/excel/model.ts";
import { UniverCalculator } from "../../../local/excel/univer-calculator.ts";
import { addSheet } from "../../local/excel/in-excel.ts";

const folder = mkdtempSync(path.join(tmpdir(), "functions-"));
let calculator: UniverCalculator;

beforeAll(async () => {
  await buildCustomFunctions({ isProduction: false, folder });
  calculator = new UniverCalculator(builtFunctions(folder));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const discussed = "2025-03-06 is 45722 to Excel";
const row = [45722, "CIN", 45600, "", "", "", ""] as const;
const whole = "A1,B1,C1,D1,E1,F1,G1,TODAY()";

interface Opened {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly host: HeadlessExcel;
}

/** A tracker of one row, with formulas below it. */
async function open(formulas: readonly string[], cells: readonly CellValue[] = row): Promise<Opened> {
  const workbook = new Workbook();
  const sheet = addSheet(workbook, "Caseload", [[...cells], ...formulas.map((formula) => [formula])]);
  const host = openExcel(workbook, { today: "2025-09-15", calculator });
  await host.settle();
  return { workbook, sheet, host };
}

const values = ({ sheet }: Opened, count: number): (CellValue | undefined)[] =>
  Array.from({ length: count }, (_, at) => sheet.cell(at + 1, 0)?.value);

describe(`the built functions in a workbook's formulas (${discussed})`, () => {
  it("answer from the cells of a row", async () => {
    const of = (name: string): string => `=OVERSIGHT.${name}("haringey",${whole})`;
    const opened = await open([of("NEXTDUE"), of("STATE"), of("WHY"), "=OVERSIGHT.WORKINGDAYSAFTER(A1,3)"]);
    expect(values(opened, 4)).toEqual([
      45814,
      "Overdue",
      expect.stringContaining("3 months later, 6 Jun 2025") as string,
      45727,
    ]);
    opened.host.close();
  });

  it("know what was left out from what is an empty cell", async () => {
    const state = (given: string): string => `=OVERSIGHT.STATE("barnet",${given},DATE(2025,4,30))`;
    const opened = await open(
      [state("A1,B1,C1,,,,"), state("A1,B1,C1,D1,E1,F1,G1"), '=OVERSIGHT.NEXTDUE("barnet",A1,B1,,,,,,A1)'],
      [45722, "LAC", 45600, "", "", "", ""],
    );
    expect(values(opened, 3)).toEqual([
      ...["Cannot be checked", "Met", "Cannot be checked: longTermMatch is not given"],
    ]);
    opened.host.close();
  });

  it("take texts and errors as they stand, within other formulas too", async () => {
    const opened = await open([
      '=OVERSIGHT.NEXTDUE("haringey","3/6/25 (group)",B1,C1,D1,E1,F1,G1,TODAY())+1',
      `=IF(OVERSIGHT.STATE("haringey",NA(),${whole.slice(3)})="Check entry","look","fine")`,
    ]);
    expect(values(opened, 2)).toEqual([45904, "look"]);
    opened.host.close();
  });

  it("show #VALUE! for what they refuse", async () => {
    const opened = await open([
      `=OVERSIGHT.STATE("leeds",${whole})`,
      '=OVERSIGHT.STATE("haringey",A1)',
      '=OVERSIGHT.STATE("haringey",A1:C1,B1,C1,D1,E1,F1,G1,TODAY())',
    ]);
    expect(values(opened, 3)).toEqual(["#VALUE!", "#VALUE!", "#VALUE!"]);
    opened.host.close();
  });

  it("follow an edit, and the day where they were given TODAY()", async () => {
    const opened = await open([`=OVERSIGHT.STATE("haringey",${whole})`]);
    const { workbook, sheet, host } = opened;
    expect(values(opened, 1)).toEqual(["Overdue"]);
    typeIn(workbook, { sheet, address: "A1" }, 45885);
    await host.settle();
    expect(values(opened, 1)).toEqual(["Met"]);
    await host.dawn("2025-09-16");
    expect(values(opened, 1)).toEqual(["Met"]);
    await host.dawn("2025-09-17");
    expect(values(opened, 1)).toEqual(["Past the aim"]);
    host.close();
  });
});
