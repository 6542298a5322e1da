import { afterEach, describe, expect, it } from "vitest";
import { check } from "../../../addin/commands/check.ts";
import { confirmTracker, findTracker } from "../../../addin/commands/find-tracker.ts";
import { outOfDate } from "../../../addin/commands/status-formula.ts";
import { officeWorkbook } from "../../../addin/office/office-workbook.ts";
import { FormulaError } from "../../../local/excel/calculation/operand.ts";
import { prepare, Turn } from "../../../local/excel/calculation/turn.ts";
import { Workbook, type CellValue } from "../../../local/excel/model.ts";
import { serialOf } from "../../../local/excel/shown-text.ts";
import { univerInNode } from "../../../local/excel/univer-calculator.ts";
import { snapshotOf, type FormulaCell } from "../../../local/excel/univer-snapshot.ts";
import { between, chanceOf, oneOf, type Chance } from "../../../local/seed/randomness.ts";
import { answered, asAt, judgingClient, newId, openTracker, person } from "../../addin/support.ts";

const today = 45_915;
const univer = univerInNode();

interface Compared {
  readonly formula: string;
  /** Undefined where it is left to Univer. */
  readonly ours: CellValue | undefined;
  readonly theirs: CellValue;
}

const isKnown = ({ ours }: Compared): boolean => ours !== undefined;
const differ = ({ ours, theirs }: Compared): boolean => ours !== theirs;

function formulaCells({ sheets }: Workbook): FormulaCell[] {
  return sheets.flatMap((sheet) =>
    [...sheet.entries()].flatMap(([row, column, cell]) =>
      cell.formula === undefined ? [] : [{ sheet, row, column, cell, formula: cell.formula }],
    ),
  );
}

const seed = Number(process.env["CALCULATION_SEED"] ?? 45_915);
const formulas = Number(process.env["PROVE_RUNS"] ?? 1_500);

const held: readonly CellValue[] = [
  "",
  "",
  0,
  1,
  45_722,
  45_722.5,
  -3,
  "M12",
  "m12",
  "CIN",
  "45722",
  "12/3/25 (group)",
  " x ",
  'it\'s "so"',
  true,
  false,
];
const literals = ['""', '"M12"', '"CIN"', '"45722"', '"x"', "0", "1", "45722", "TRUE", "FALSE", "TODAY()"];

const rows = 40;

/** A sheet of three columns, and a formula in each row beside them. */
function randomSheet(chance: Chance): Workbook {
  const workbook = new Workbook();
  const sheet = workbook.addSheet("Case load");
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < 3; column++) {
      const value = oneOf(chance, held as [CellValue, ...CellValue[]]);
      if (value !== "") sheet.ensure(row, column).value = value;
    }
    const formula = chance() < 0.5 ? someValue(chance, 2) : someTruth(chance, 2);
    sheet.put(row, 4, { value: "", formula: `=${formula}` });
  }
  return workbook;
}

function cellText(chance: Chance): string {
  const column = oneOf(chance, ["A", "B", "C"]);
  return oneOf(chance, [
    `${column}${between(chance, 1, 42)}`,
    `$${column}$${between(chance, 1, 40)}`,
    `INDEX($${column}:$${column},ROW())`,
    `INDEX($${column}:$${column},${between(chance, 1, 45)})`,
    `INDEX('Case load'!$${column}:$${column},ROW())`,
  ]);
}

/**
 * Univer is known to be wrong about an empty cell in `<>`, in `EXACT` and beside an error, about a comparison of lists of one or of a text
 * with a number, about
 * `ABS` of a text and about a minus before a literal: those are not asked of it.
 */
function someValue(chance: Chance, depth: number): string {
  if (depth === 0) return chance() < 0.6 ? cellText(chance) : oneOf(chance, literals as [string, ...string[]]);
  const value = (): string => someValue(chance, depth - 1);
  const truth = (): string => someTruth(chance, depth - 1);
  const kinds: readonly [() => string, ...(() => string)[]] = [
    value,
    () => `${value()}&${value()}`,
    () => `(${value()}+${value()})`,
    () => `(${value()}-${value()})`,
    () => `-${cellText(chance)}`,
    () => `${value()}*${value()}`,
    () => `${value()}/2`,
    () => `ABS(N(${cellText(chance)})-45722.5)`,
    () => `N(${cellText(chance)})`,
    () => `LEFT(${value()},${between(chance, 0, 3)})`,
    () => `SUBSTITUTE(${value()}," ","")`,
    () => `IF(${truth()},${value()},${value()})`,
    () => `IFERROR(${value()},${value()})`,
    () => `COUNTIF($A:$A,"M12")`,
    () => `COUNTIF($A:$A,"${oneOf(chance, ["*m*1*2*", "*c*n*", "*1*", "*1*2*/*"])}")`,
    () => `COUNTIF($B$1:$B$30,"45722")`,
    () => `COUNTA($A:$A)+COUNTA($B$1:$B$60)`,
    () => `MATCH("${oneOf(chance, ["M12", "m12", "CIN", "nothing"])}",${oneOf(chance, ["$A:$A", "$B:$B"])},0)`,
    () => `COUNTBLANK(INDEX($A:$C,${between(chance, 1, 42)},0))+COUNTBLANK($B$1:$B$60)`,
    () => `COUNTIF(${rowsDown(chance)},"${oneOf(chance, ["", "*m*1*", "c*", "C*"])}")`,
    () => `SUM(A${between(chance, 1, 20)}:B${between(chance, 20, 45)})`,
    () => `SUMPRODUCT(--(SUBSTITUTE(CLEAN($A$1:$A$50)," ","")="${oneOf(chance, ["M12", "CIN", ""])}"))`,
  ];
  return oneOf(chance, kinds)();
}

/** Rows of one column, from above: Univer is wrong about a range from its end, one beyond what is used, or from an error. */
function rowsDown(chance: Chance): string {
  const up = (row: string): string => `INDEX($A:$A,${row})`;
  const first = oneOf(chance, ["2", "7"]);
  return chance() < 0.5 ? `${up("1")}:${up("SUM(ROW())")}` : `${up(first)}:${up("40")}`;
}

function someTruth(chance: Chance, depth: number): string {
  const value = (): string => someValue(chance, Math.max(0, depth - 1));
  return oneOf(chance, [
    () => `${cellText(chance)}=${oneOf(chance, ['"M12"', '"CIN"', "TRUE"])}`,
    () => `${value()}&"x"=${value()}&"x"`,
    () => `N(${cellText(chance)})${oneOf(chance, ["=", "<>", "<", ">=", ">", "<="])}N(${cellText(chance)})`,
    () => `EXACT(${value()}&"x",${value()}&"x")`,
    () => `ISNUMBER(${value()})`,
    () => `ISTEXT(${value()})`,
    () => `ISERROR(${value()})`,
    () => oneOf(chance, ["ISFORMULA(INDEX($A:$A,SUM(ROW())))", "ISFORMULA(INDEX($E:$E,SUM(ROW())))"]),
    ...(depth === 0
      ? []
      : [
          () => `AND(${someTruth(chance, depth - 1)},${someTruth(chance, depth - 1)})`,
          () => `OR(${someTruth(chance, depth - 1)},${someTruth(chance, depth - 1)})`,
          () => `NOT(EXACT(${cellText(chance)},"M12"))`,
          () => `NOT(ISFORMULA(${cellText(chance)}))`,
        ]),
  ])();
}

/** Univer leaves a cell empty where Excel shows the 0 that an empty cell comes to. */
const shown = (theirs: CellValue | undefined): CellValue => theirs ?? 0;

async function comparison(workbook: Workbook, cells: readonly FormulaCell[], day: number): Promise<Compared[]> {
  const theirs = await univer.valuesOf(snapshotOf(workbook, cells, day), cells);
  return cells.map((each, index) => {
    const prepared = prepare(each.formula);
    const value = prepared && new Turn(workbook, day).valueOf(prepared, each);
    const ours = value instanceof FormulaError ? value.code : value;
    return { formula: each.formula, ours, theirs: shown(theirs[index]) };
  });
}

describe("formulas that are worked out here", () => {
  it(`come to what Univer makes of them (seed ${seed})`, async () => {
    const chance = chanceOf("calculation", seed);
    let known = 0;
    for (let done = 0; done < formulas; done += rows) {
      const workbook = randomSheet(chance);
      const compared = (await comparison(workbook, formulaCells(workbook), today)).filter(isKnown);
      known += compared.length;
      expect(compared.filter(differ)).toEqual([]);
    }
    // Otherwise there would be little to see.
    expect(known).toBeGreaterThan(formulas * 0.8);
  });

  it.each<[string, CellValue]>([
    ["A1<>B1", true],
    ['EXACT("",B1)', true],
    ["A2=45722", false],
    ['ABS("45722")', 45_722],
    ["-TRUE", -1],
    ["-0", 0],
    ['"x"/0', "#VALUE!"],
    ["1/0", "#DIV/0!"],
    ['1/3&""', "0.333333333333333"],
    ["B1", 0],
    ["IF(FALSE,1)", false],
    ["INDEX($A:$A,ROW()-1)", 0],
    ['SUMPRODUCT(--(COUNTIF($A:$A,{"M12","CIN","x"})={1,1,0}))', 2],
    // Texts that read as numbers are texts under a pattern.
    ['COUNTIF($A:$A,"*4*7*")', 1],
    ['COUNTIF($A:$A,"4*")+COUNTIF($A:$A,"???")', 2],
    ['COUNTIF(INDEX($A:$A,2):INDEX($A:$A,5),"")', 3],
    ['SUMPRODUCT(COUNTIF(INDEX($A:$A,MATCH("m12",$A:$A,0)):INDEX($A:$A,SUM(ROW())-1),{"","m*","*7*2*"}))', 8],
    ["COUNTBLANK(INDEX($A:$C,2,0))", 2],
    ['SUMPRODUCT(--EXACT($A$1:$C$1,{"M12","",""}))', 3],
    ['SUMPRODUCT(--EXACT($A$1:$B$1,{"m12",""}))', 1],
    ['MATCH("45722",$A:$A,0)', 2],
    ['MATCH("M~*2",$A:$A,0)', "#N/A"],
  ])("follow Excel: %s", (formula, expected) => {
    const workbook = new Workbook();
    const sheet = workbook.addSheet("Caseload");
    sheet.ensure(0, 0).value = "M12";
    sheet.ensure(1, 0).value = "45722";
    const prepared = prepare(`=${formula}`);
    if (prepared === undefined) throw new Error("Not worked out here");
    const value = new Turn(workbook, today).valueOf(prepared, { sheet, row: 8, column: 4 });
    expect(value instanceof FormulaError ? value.code : value).toBe(expected);
  });

  it("are left to Univer where they hold anything else", () => {
    const others = [
      "VLOOKUP(A1,B:C,2)",
      "A1%",
      "A1^2",
      "{1,2}",
      "Cases[Due]",
      "#REF!",
      "A1:A3",
      "2:2",
      "SUM(A1",
      "[1]Other!A1",
    ];
    expect(others.filter((formula) => prepare(`=${formula}`) !== undefined && formula !== "A1:A3")).toEqual([]);
    const workbook = randomSheet(chanceOf("others"));
    const [sheet] = workbook.sheets;
    const spill = prepare("=A1:A3");
    const date = prepare('="12/3/2025"+1');
    const pattern = prepare('=COUNTIF(A:A,"M?*")');
    if (sheet === undefined || !spill || !date || !pattern) throw new Error("Nothing to work out");
    const turn = new Turn(workbook, today);
    expect([spill, date, pattern].map((each) => turn.valueOf(each, { sheet, row: 0, column: 4 }))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

const entries: readonly [CellValue, ...CellValue[]] = ["", "TBC", "12/3/25 (group)", "Closed", 45_900, 45_722, 45_600];

/**
 * Under a pattern too, Univer takes "491059" for a number, where Excel takes it for the text that it is. And it compares no
 * cells with a list by EXACT.
 */
function asUniverCan(status: FormulaCell): FormulaCell {
  const formula = status.formula
    .replaceAll(/(?:COUNTIF\([^()]*"\*[^()]*"\)\+?)+=\d+/g, "TRUE")
    .replaceAll(/SUMPRODUCT\(--EXACT\([^{]*\{[^}]*\}\)\)=\d+/g, "TRUE");
  status.cell.formula = formula;
  return { ...status, formula };
}

/** Univer takes seconds over a tracker: the others have their turn where there is time. */
const isProving = process.env["PROVE_RUNS"] !== undefined;

describe.each([
  ["F2-bnt-pod-tracker", "barnet"],
  ["F5-bnt-1904-lac-cl", "barnet"],
  ...(isProving
    ? [
        ["F1-hgy-clean-table", "haringey"],
        ["F3-hgy-sheet-per-worker", "haringey"],
        ["F8-hgy-legacy-colours", "haringey"],
      ]
    : []),
] as [string, string][])("the statuses of %s", (name, council) => {
  let close = (): void => undefined;
  afterEach(() => {
    close();
  });

  it("are all worked out here and come to what Univer makes of them, before and after edits and days", async () => {
    const excel = openTracker(name);
    const uninstall = excel.installGlobals();
    close = () => {
      uninstall();
      excel.close();
    };
    const found = await findTracker(officeWorkbook, asAt, person);
    if (found.kind !== "to-confirm") throw new Error(found.kind);
    const confirmation = { council, team: "north", personId: person, asAt, newId };
    await confirmTracker(officeWorkbook, found, answered(found), confirmation);
    await check({ workbook: officeWorkbook, client: judgingClient, personId: person, asAt, choices: {} });
    const { workbook } = excel;
    const day = serialOf(asAt, workbook.date1904);
    const statuses = formulaCells(workbook)
      .filter(({ formula }) => formula.includes(outOfDate))
      .map(asUniverCan);
    expect(statuses.length).toBeGreaterThan(60);
    const chance = chanceOf("statuses", name, seed);
    for (const days of isProving ? [0, 0, 1, 30] : [0, 30]) {
      const compared = await comparison(workbook, statuses, day + days);
      expect(compared.filter(differ)).toEqual([]);
      for (let edit = 0; edit < 20; edit++) {
        const { sheet, row } = oneOf(chance, statuses as [FormulaCell, ...FormulaCell[]]);
        sheet.ensure(row, between(chance, 0, 10)).value = oneOf(chance, entries);
      }
    }
  });
});
