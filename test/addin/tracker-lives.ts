import { expect } from "vitest";
import { readFileSync } from "node:fs";
import { check, type Checked } from "../../addin/commands/check.ts";
import { confirmTracker, findTracker, type ToConfirm } from "../../addin/commands/find-tracker.ts";
import { withColumn } from "../../addin/commands/mapping.ts";
import { unlessMerged, whileMerged } from "../../addin/commands/leans-on-merge.ts";
import { clearMarks } from "../../addin/commands/mark.ts";
import { isOwnFormula } from "../../addin/commands/status-column.ts";
import { outOfDate, seeThePane } from "../../addin/commands/status-formula.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { area, overlaps } from "../../local/excel/area.ts";
import { openExcel, type HeadlessExcel } from "../../local/excel/headless.ts";
import { HostError } from "../../local/excel/host-error.ts";
import * as manager from "../../local/excel/manager.ts";
import type { Area, Cell, Sheet, Workbook } from "../../local/excel/model.ts";
import { serialOf } from "../../local/excel/shown-text.ts";
import { undoOf } from "../../local/excel/undo.ts";
import { UniverCalculator } from "../../local/excel/univer-calculator.ts";
import { writeCopy } from "../../local/excel/xlsx/copy.ts";
import { openXlsx } from "../../local/excel/xlsx/open.ts";
import { UnwritableCopy } from "../../local/excel/xlsx/unwritable.ts";
import { between, oneOf, type Chance } from "../../local/seed/randomness.ts";
import { plusDays } from "../../shared/calendar/arithmetic.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { statusWords } from "../../shared/checks/words.ts";
import { worstFirst } from "../../shared/checks/worst-first.ts";
import type { CheckOutcome, Choices, Result } from "../../shared/contract/results.ts";
import { columnIndex, columnLetters } from "../../shared/tracker/columns.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import { partsOf } from "../local/excel/xlsx/fixtures.ts";
import { asAt, newId, offlineClient, person } from "./support.ts";

const rounds = 2;
const stepsBetweenChecks = 3;

/** A tracker with its statuses, and beside it the same one in which nothing was ever marked. */
interface Open {
  readonly excel: HeadlessExcel;
  readonly council: string;
  readonly choices: Choices;
  readonly tables: readonly [Table, ...Table[]];
  readonly marked: ReturnType<typeof openXlsx>;
  readonly unmarked: ReturnType<typeof openXlsx>;
  readonly calculateUnmarked: (today: PlainDate) => Promise<void>;
  readonly close: () => void;
}

interface Table {
  readonly sheet: Sheet;
  readonly layout: TableLayout;
  readonly isExcelTable: boolean;
}

/** One table of the workbook, where a step happens. */
type At = Table;

/** One thing that a manager does: what is told of it, and how it is done in any workbook that lies like this one. */
interface Step {
  readonly told: string;
  readonly act: (workbook: Workbook, sheet: Sheet) => void;
}

export async function openLife(name: string, council: string, choices: Choices = {}): Promise<Open> {
  const bytes = readFileSync(new URL(`../trackers/${name}.xlsx`, import.meta.url));
  const [marked, unmarked] = [openXlsx(bytes, { fileName: name }), openXlsx(bytes, { fileName: name })];
  const calculator = new UniverCalculator();
  calculator.remember(unmarked.workbook);
  const excel = openExcel(marked.workbook, { today: asAt });
  const uninstall = excel.installGlobals();
  const found = await findTracker(officeWorkbook, asAt, person);
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  await confirm(found, council);
  const tables = found.layouts.map((layout): Table => {
    const sheet = sheetOf(excel.workbook, layout.name);
    return { sheet, layout, isExcelTable: excel.workbook.tables.some((table) => table.sheet === sheet) };
  });
  const [table, ...more] = tables;
  if (table === undefined) throw new Error("No layout");
  return {
    ...{ excel, council, choices, marked, unmarked },
    tables: [table, ...more],
    calculateUnmarked: (today) =>
      calculator.recalculate(unmarked.workbook, serialOf(today, unmarked.workbook.date1904)),
    close: () => {
      uninstall();
      excel.close();
    },
  };
}

function sheetOf(workbook: Workbook, name: string): Sheet {
  const sheet = workbook.sheet(name);
  if (sheet === undefined) throw new Error(`No sheet ${name}`);
  return sheet;
}

async function confirm(found: ToConfirm, council: string): Promise<void> {
  const supervision = { checks: true, marks: true };
  const answers = { council, team: "north", personId: person, supervision, asAt, newId };
  const layouts = found.layouts.map((layout) => answered(layout, found.questions));
  await confirmTracker(officeWorkbook, found, layouts, answers);
}

/** Takes the first column offered for whatever the headings leave open. */
function answered(layout: TableLayout, questions: ToConfirm["questions"]): TableLayout {
  return questions
    .filter(({ sheet }) => sheet === layout.name)
    .reduce((settled, { field, candidates: [first] }) => withColumn(settled, field, first?.column), layout);
}

/** Every status that stands anywhere, with its sheet and row, counted from 1. */
function statuses({ excel }: Open): [string, string][] {
  return excel.workbook.sheets.flatMap((sheet) => statusesOn(sheet, () => true));
}

/** Those of the last check: below a heading of ours. */
function freshStatuses({ excel }: Open): Map<string, string> {
  return new Map(
    excel.workbook.sheets.flatMap((sheet) => {
      const headings = [...sheet.entries()].filter(([, , { value }]) => /^Policy check( \d+)?$/.test(String(value)));
      return statusesOn(sheet, (row, of) => headings.some(([top, own]) => own === of && top < row));
    }),
  );
}

function statusesOn(sheet: Sheet, isMeant: (row: number, column: number) => boolean): [string, string][] {
  return [...sheet.formulas()]
    .filter(([row, of, , formula]) => isOwnFormula(formula) && isMeant(row, of))
    .map(([row, , { value }]) => [`${sheet.name} ${row + 1}`, String(value)]);
}

async function checked({ excel, council, choices }: Open, today: PlainDate): Promise<Checked | undefined> {
  // Out of the service's reach, the council's choices are those that are given here.
  const task = { workbook: officeWorkbook, client: offlineClient, personId: person, asAt: today, choices };
  let answer = await check(task);
  if (answer.kind === "to-confirm") {
    // Where rows were put in or taken out, headings may have moved further than can be followed without asking.
    await confirm(answer, council);
    answer = await check(task);
  }
  if (answer.kind === "failed") throw new Error(answer.failure.sentence);
  await excel.settle();
  // With its headings typed over, a tracker may no longer be one.
  return answer.kind === "checked" ? answer : undefined;
}

/** The statuses that a check gives: none where every row is left out, and then it writes nothing either. */
async function freshCheck(open: Open, today: PlainDate): Promise<Map<string, string>> {
  const answer = await checked(open, today);
  if (answer === undefined) return new Map();
  const { marking, outcome, understood } = answer;
  if (isByHand(open)) {
    expect([marking.marked, statuses(open)]).toEqual([false, []]);
    return new Map();
  }
  if (!marking.marked && outcome.results.length === 0) return new Map();
  expect(marking).toMatchObject({ marked: true });
  expect(marking.because.filter((sentence) => !sentence.startsWith("What you typed among the statuses"))).toEqual([]);
  const fresh = freshStatuses(open);
  if (![...fresh.values()].includes(seeThePane)) return fresh;
  const inPane = statusesInPane(outcome, understood);
  return new Map([...fresh].map(([row, words]) => [row, words === seeThePane ? (inPane.get(row) ?? "") : words]));
}

function isByHand({ excel }: Open): boolean {
  return excel.workbook.calculationMode === "Manual";
}

/** What the pane says of each row. */
function statusesInPane({ results }: CheckOutcome, { places }: Understood): Map<string, string> {
  const byRow = new Map<string, Result[]>();
  for (const result of results) {
    const { kind, tableId, rowId } = result.subject;
    const place = places.get(placeKey(tableId, rowId));
    if (place === undefined || (kind !== "case" && kind !== "worker")) continue;
    const key = `${place.sheet} ${place.row}`;
    byRow.set(key, [...(byRow.get(key) ?? []), result]);
  }
  return new Map([...byRow].map(([row, own]) => [row, wordsOf(own)]));
}

function wordsOf(results: readonly Result[]): string {
  const [worst, ...others] = results.toSorted(worstFirst);
  const more = others.filter(({ state }) => state !== "met").length;
  return `${worst === undefined ? "" : statusWords(worst)}${more === 0 ? "" : ` +${more} more`}`;
}

const someRow = ({ layout: { dataRows } }: At, chance: Chance): number => between(chance, dataRows[0], dataRows[1]);
/** What stands in a table of staff or a log where a table of children has this. */
const alike: Readonly<Record<string, readonly string[]>> = {
  caseRef: ["worker", "manager"],
  lastDiscussion: ["lastOneToOne", "sessionDate", "agreementDate", "observationDate", "groupDate", "auditDate"],
  familyRef: ["caseRef"],
  planType: ["role", "sessionStatus", "agreedFrequency"],
  dateAllocated: ["startDate", "sessionType", "supervisor", "agreementSupervisor"],
};
const column = ({ layout }: At, field: string): string => {
  const [mapped] = [field, ...(alike[field] ?? [])].flatMap((each) => layout.columns[each] ?? []);
  const grid = Object.keys(layout.months?.["oneToOnes"] ?? {});
  return mapped ?? layout.series?.["discussions"]?.[3] ?? grid[5] ?? "A";
};
const entries = ["", "TBC", "12/3/25 (group)", "Closed", "29/02/2025", 45_900, 45_914, 45_600, 46_000] as const;

const typed = (address: string, value: string | number): Step => ({
  told: `type "${value}" in ${address}`,
  act: (workbook, sheet) => {
    manager.typeIn(workbook, { sheet, address }, value);
  },
});

const emptied = (address: string): Step => ({
  told: `empty ${address}`,
  act: (workbook, sheet) => {
    manager.emptyCells(workbook, { sheet, address });
  },
});

const plans: readonly [Planned, ...Planned[]] = [
  (at, chance) => {
    const field = oneOf(chance, ["lastDiscussion", "lastDiscussion", "dateAllocated", "planType"]);
    return typed(`${column(at, field)}${someRow(at, chance)}`, oneOf<string | number>(chance, [...entries]));
  },
  (at, chance) => {
    return emptied(`${column(at, oneOf(chance, ["lastDiscussion", "caseRef", "planType"]))}${someRow(at, chance)}`);
  },
  (at, chance) => {
    const [first, last] = at.layout.dataRows;
    // Sometimes the whole rows with the status, sometimes only what the manager made.
    const right = chance() < 0.5 ? "R" : "L";
    const by = column(at, oneOf(chance, ["caseRef", "lastDiscussion", "worker"]));
    const descending = chance() < 0.5;
    return {
      told: `sort to ${right} by ${by}${descending ? " descending" : ""}`,
      act: (workbook, sheet) => {
        manager.sortRows(workbook, { sheet, address: `A${first}:${right}${last}` }, { column: by, descending });
      },
    };
  },
  (at, chance) => {
    const row = someRow(at, chance);
    return {
      told: `insert a row above ${row}`,
      act: (workbook, sheet) => {
        manager.insertRow(workbook, sheet, row);
      },
    };
  },
  (at, chance) => {
    const row = someRow(at, chance);
    return {
      told: `delete row ${row}`,
      act: (workbook, sheet) => {
        manager.deleteRow(workbook, sheet, row);
      },
    };
  },
  (at, chance) => {
    const [from, to] = [someRow(at, chance), someRow(at, chance)];
    const rows = between(chance, 1, 3);
    return {
      told: `paste ${rows} rows from ${from} over ${to}`,
      act: (workbook, sheet) => {
        const source = { sheet, address: `A${from}:R${from + rows - 1}` };
        manager.copyPaste(workbook, source, { sheet, address: `A${to}` });
      },
    };
  },
  (at, chance) => {
    const [from, to] = [someRow(at, chance), someRow(at, chance)];
    const of = column(at, "lastDiscussion");
    if (from === to) return undefined;
    return {
      told: `cut ${of}${from} to ${of}${to}`,
      act: (workbook, sheet) => {
        manager.cutPaste(workbook, { sheet, address: `${of}${from}` }, { sheet, address: `${of}${to}` });
      },
    };
  },
  (at, chance) => {
    const of = column(at, "caseRef");
    if (of === "A" && at.layout.columns["caseRef"] === undefined) return undefined;
    const [from, to] = [someRow(at, chance), someRow(at, chance)];
    const ref = String(at.sheet.cell(from - 1, columnIndex(of))?.value ?? "");
    const text = oneOf(chance, [ref, ` ${ref}`, `${ref.slice(0, 2)} ${ref.slice(2)}`, `${ref}\u00a0`]);
    return typed(`${of}${to}`, text);
  },
  (at, chance) => {
    const of = column(at, "familyRef");
    const [from, to] = [someRow(at, chance), someRow(at, chance)];
    const family = String(at.sheet.cell(from - 1, columnIndex(of))?.value ?? "");
    return typed(`${of}${to}`, oneOf(chance, [family, `${family} `]));
  },
  writeLine,
  writeLine,
  changeLine,
  changeLine,
  (at, chance) => {
    const row = secondOfTwo(at) ?? someRow(at, chance);
    return typed(`${column(at, "lastDiscussion")}${row}`, oneOf<string | number>(chance, ["Closed", 45_905]));
  },
  (at, chance) => {
    const [first, last] = at.layout.dataRows;
    const address = `A${first - 1}:R${last}`;
    const by = column(at, "planType");
    const isShown = chance() < 0.5;
    return {
      told: isShown ? "show every row" : `filter by ${by}`,
      act: (workbook, sheet) => {
        if (isShown) manager.filterRows(workbook, { sheet, address });
        else manager.filterRows(workbook, { sheet, address }, { column: by, shown: ["CIN", "CP"] });
      },
    };
  },
  noteInStatus,
  (at, chance) => {
    const address = `${oneOf(chance, ["A", "B", "C", "D", "E", "F", "G", "H"])}${Math.max(1, ...at.layout.headerRows)}`;
    // Our own column with such a heading would be read, and is emptied.
    if (address === headingOfStatus(at.sheet)) return undefined;
    return typed(address, oneOf(chance, ["Notes", "Last supervision", "Date opened", "Case ref", "Plan"]));
  },
  (at, chance) => {
    const of = headingOfStatus(at.sheet);
    return of === undefined || at.isExcelTable ? undefined : typed(of, oneOf(chance, ["Mine", "policy check"]));
  },
  (at, chance) => {
    const row = someRow(at, chance);
    const letters = oneOf(chance, ["B", "C", "D", "E", "M", "N"]);
    const address = oneOf(chance, [`${row}:${row + 2}`, `${letters}:${letters}`]);
    const isHidden = chance() < 0.6;
    return {
      told: `${isHidden ? "hide" : "show"} ${address}`,
      act: (workbook, sheet) => {
        manager.hide(workbook, { sheet, address }, isHidden);
      },
    };
  },
  (_, chance) => {
    const mode = chance() < 0.4 ? "Manual" : "Automatic";
    return {
      told: `calculation: ${mode}`,
      act: (workbook) => {
        manager.chooseCalculation(workbook, mode);
      },
    };
  },
  (at, chance) => {
    const [from, to] = [someRow(at, chance), someRow(at, chance)];
    const [first, rows] = [columnIndex(column(at, "lastDiscussion")), between(chance, 1, 3)];
    const width = between(chance, 0, 2);
    const source = `${columnLetters(first)}${from}:${columnLetters(first + width)}${from + rows - 1}`;
    const target = `${columnLetters(first + (chance() < 0.2 ? 1 : 0))}${to}`;
    return {
      told: `move ${source} to ${target}`,
      act: (workbook, sheet) => {
        manager.cutPaste(workbook, { sheet, address: source }, { sheet, address: target });
      },
    };
  },
  (at, chance) => {
    const [row, rows] = [someRow(at, chance), between(chance, 1, 3)];
    const letters = column(at, oneOf(chance, ["lastDiscussion", "dateAllocated", "planType", "caseRef"]));
    const address = `${letters}${row}:${letters}${row + rows}`;
    return {
      told: `fill ${address} down`,
      act: (workbook, sheet) => {
        manager.fillDown(workbook, { sheet, address });
      },
    };
  },
  mergeDown,
  mergeDown,
  (at, chance) => {
    const merges = at.sheet.merges.filter(({ rows }) => rows > 1);
    if (merges.length === 0) return undefined;
    const { row, column: of } = oneOf(chance, merges as [Area, ...Area[]]);
    const address = `${columnLetters(of)}${row + 1}`;
    return {
      told: `unmerge ${address}`,
      act: (workbook, sheet) => {
        manager.unmergeCells(workbook, { sheet, address });
      },
    };
  },
  // The same day by a formula, by another one, or typed: what shows stays as it is.
  (at, chance) => {
    const [row, other] = [someRow(at, chance), someRow(at, chance)];
    const of = column(at, "lastDiscussion");
    const held = at.sheet.cell(row - 1, columnIndex(of))?.value;
    if (typeof held !== "number" || row === other) return undefined;
    return typed(`${of}${row}`, oneOf<string | number>(chance, [held, `=${held}`, `=${held - 7}+7`, `=${of}${other}`]));
  },
];

type Planned = (at: At, chance: Chance) => Step | undefined;

/** Something of the manager's where a status stands. */
function noteInStatus(at: At, chance: Chance): Step | undefined {
  const of = headingOfStatus(at.sheet)?.replace(/\d+$/, "");
  if (of === undefined) return undefined;
  const address = `${of}${someRow(at, chance)}`;
  // A table's column in which something is typed stays the manager's, and its twin has none.
  return at.isExcelTable
    ? emptied(address)
    : typed(address, oneOf<string | number>(chance, ["ask Jo", 45_900, "", "Met"]));
}

function headingOfStatus(sheet: Sheet): string | undefined {
  const head = [...sheet.entries()].find(([, , { value }]) => value === "Policy check");
  return head && `${columnLetters(head[1])}${head[0] + 1}`;
}

/**
 * Merges a cell with those below it. Where one of those was blank, nothing in it changes by that, and no formula sees it:
 * what holds then is told in `leans-on-merge.test.ts`. Nor is it seen where a reference is merged over that of another
 * child, whose row becomes the first one's.
 */
function mergeDown(at: At, chance: Chance): Step | undefined {
  const [row, rows] = [someRow(at, chance), between(chance, 1, 2)];
  const letters = column(at, oneOf(chance, ["lastDiscussion", "dateAllocated", "familyRef", "planType"]));
  if (letters === (at.layout.columns["caseRef"] ?? at.layout.columns["worker"] ?? "A")) return undefined;
  const held = Array.from({ length: rows + 1 }, (_, below) => at.sheet.cell(row - 1 + below, columnIndex(letters)));
  const [top = "", ...lower] = held.map((cell) => cell?.value ?? "");
  if (top !== "" && lower.includes("")) return undefined;
  const address = `${letters}${row}:${letters}${row + rows}`;
  return {
    told: `merge ${address}`,
    act: (workbook, sheet) => {
      manager.mergeCells(workbook, { sheet, address });
    },
  };
}

const lineTexts = ["Closed", "NFA", "Transferred out 3/9/25", "Closed cases", "closed - 28 Aug", "Team B"] as const;

/** A line between the rows, in a row of its own or in place of another. */
function writeLine(at: At, chance: Chance): Step {
  const row = someRow(at, chance);
  const isNew = chance() < 0.6;
  const text = oneOf(chance, [...lineTexts]);
  const of = column(at, oneOf(chance, ["caseRef", "planType", "lastDiscussion", "dateAllocated"]));
  const isMerged = chance() < 0.3;
  return {
    told: `${isNew ? "insert" : "put"} the line "${text}" at ${of}${row}${isMerged ? ", merged" : ""}`,
    act: (workbook, sheet) => {
      if (isNew) manager.insertRow(workbook, sheet, row);
      else manager.emptyCells(workbook, { sheet, address: `A${row}:Z${row}` });
      manager.typeIn(workbook, { sheet, address: `${of}${row}` }, text);
      if (isMerged) mergeAcross(workbook, sheet, area(row - 1, columnIndex(of), 1, 4));
    },
  };
}

/** As Excel allows it: in no table, and over no other merge. */
function mergeAcross(workbook: Workbook, sheet: Sheet, cells: Area): void {
  const areas = workbook.tables.flatMap((entry) => (entry.sheet === sheet ? [entry.table.area] : []));
  if ([...areas, ...sheet.merges].some((each) => overlaps(each, cells))) return;
  sheet.merges.push(cells);
  workbook.tell({ kind: "structure", sheet, source: "manager" });
}

/** Takes a line away, empties it, fills it in or writes something else there. */
function changeLine(at: At, chance: Chance): Step | undefined {
  const lines = linesOf(at);
  if (lines.length === 0) return undefined;
  const { row, address } = oneOf(chance, lines as [LineCell, ...LineCell[]]);
  const text = oneOf(chance, ["", ...lineTexts]);
  const beside = `${column(at, oneOf(chance, ["planType", "lastDiscussion"]))}${row}`;
  return oneOf<Step>(chance, [
    {
      told: `delete the line in row ${row}`,
      act: (workbook, sheet) => {
        manager.deleteRow(workbook, sheet, row);
      },
    },
    typed(address, text),
    typed(beside, "CIN"),
  ]);
}

interface LineCell {
  readonly row: number;
  readonly address: string;
}

/** Rows of which one cell alone is filled in, but for the status. */
function linesOf({ sheet, layout: { dataRows } }: At): LineCell[] {
  const filled = new Map<number, number[]>();
  for (const [row, of, { value, formula }] of sheet.entries()) {
    const isStatus = formula?.includes(outOfDate) === true || formula?.includes(seeThePane) === true;
    if (value !== "" && !isStatus) filled.set(row, [...(filled.get(row) ?? []), of]);
  }
  return [...filled].flatMap(([row, [of, ...more]]) => {
    const isLine = of !== undefined && more.length === 0 && row + 1 >= dataRows[0] && row < dataRows[1] + 3;
    return isLine ? [{ row: row + 1, address: `${columnLetters(of)}${row + 1}` }] : [];
  });
}

/** The row, from 1, of the second of two rows with one reference. */
function secondOfTwo({ sheet, layout }: At): number | undefined {
  const of = columnIndex(layout.columns["caseRef"] ?? "A");
  const seen = new Set<string>();
  for (let row = layout.dataRows[0]; row <= layout.dataRows[1]; row++) {
    const ref = String(sheet.cell(row - 1, of)?.value ?? "");
    if (ref !== "" && seen.has(ref)) return row;
    seen.add(ref);
  }
  return undefined;
}

/** What brings back both workbooks as they were, the latest step last. A check empties it, as a write of an add-in does. */
type Undos = (() => void)[];

const undoneInAHundred = 12;

function doSomething(open: Open, chance: Chance, undos: Undos): string {
  if (between(chance, 1, 100) <= undoneInAHundred) {
    const undo = undos.pop();
    undo?.();
    return undo === undefined ? "nothing to undo" : "undo";
  }
  const at = oneOf(chance, open.tables);
  const step = oneOf(chance, plans)(at, chance);
  if (step === undefined) return "nothing";
  const [workbook, twin] = [open.excel.workbook, open.unmarked.workbook];
  const undo = [undoOf(workbook), undoOf(twin)];
  try {
    step.act(workbook, at.sheet);
  } catch (error) {
    // Excel refuses some of it (a sort over merges, half a merge): then nothing has happened.
    if (!(error instanceof HostError)) throw error;
    return `refused: ${step.told}`;
  }
  step.act(twin, sheetOf(twin, at.sheet.name));
  undos.push(() => {
    for (const each of undo) each();
  });
  return `${step.told} on ${at.sheet.name}`;
}

/** Cells that have been merged somewhere in a column give all who rest on a blank one there a word of caution. */
function toCompare(words = ""): string {
  return words.replace(unlessMerged, "");
}

/** Some days of a tracker with the pane closed; answers how many statuses read as current and were compared. */
export async function live(open: Open, chance: Chance): Promise<number> {
  let today = asAt;
  let seen = 0;
  const did: string[] = [];
  expect([...(await freshCheck(open, today)).values()].filter((words) => words.startsWith(outOfDate))).toEqual([]);
  for (let round = 0; round < rounds; round++) {
    const undos: Undos = [];
    did.push(...Array.from({ length: stepsBetweenChecks }, () => doSomething(open, chance, undos)));
    today = plusDays(today, oneOf(chance, [0, 0, 1, 3, 20]));
    await open.excel.dawn(today);
    await open.calculateUnmarked(today);
    did.push(today);
    const before = statuses(open);
    const after = await freshCheck(open, today);
    for (const [row, words] of before) {
      // Until the next check, nothing is promised of statuses that nobody brings up to date.
      if (words.startsWith(outOfDate) || words === seeThePane || isByHand(open)) continue;
      if (words.startsWith(whileMerged) && after.get(row)?.startsWith(whileMerged) !== true) continue;
      seen++;
      expect(toCompare(after.get(row)), `${row} after: ${did.join("; ")}`).toBe(toCompare(words));
    }
  }
  if (chance() < 0.5)
    for (const each of [open.marked, open.unmarked]) manager.chooseCalculation(each.workbook, "Automatic");
  await expectNoTrace(open, today, did);
  return seen;
}

/** A check and nothing else, and its marks cleared again. */
export async function markAndClear(open: Open): Promise<Checked["marking"]> {
  const marking = (await checked(open, asAt))?.marking ?? { marked: false, because: [] };
  await open.calculateUnmarked(asAt);
  await expectNoTrace(open, asAt, []);
  return marking;
}

/** Once cleared, the tracker is what it would be if nothing had ever been marked, in Excel and when it is saved. */
async function expectNoTrace(open: Open, today: PlainDate, did: readonly string[]): Promise<void> {
  const told = `cleared after: ${did.join("; ")}`;
  expect(await clearMarks(officeWorkbook), told).toMatchObject({ done: true });
  await open.excel.settle();
  await open.calculateUnmarked(today);
  expect(picture(open.marked.workbook), told).toEqual(picture(open.unmarked.workbook));
  expect([...open.marked.workbook.settings.keys()], told).toEqual(["caseload-oversight.tracker"]);
  expect(saved(open.marked), told).toEqual(saved(open.unmarked));
}

/** Everything about a workbook that a manager could see or lose. */
function picture(workbook: Workbook): unknown {
  return {
    sheets: workbook.sheets.map((sheet) => ({
      cells: [...sheet.entries()].filter(([, , cell]) => isFilled(cell)).sort(([a, b], [c, d]) => a - c || b - d),
      // Ids are the workbook's own count.
      formats: sheet.conditionalFormats.map((format) => ({ ...format, id: undefined })),
      widths: sheet.columnWidths,
      merges: sheet.merges,
      filter: sheet.autoFilter,
      hidden: [sheet.hiddenRows, sheet.hiddenColumns],
    })),
    tables: workbook.tables.map(({ sheet, table }) => ({ ...table, sheet: sheet.name, columnIds: undefined })),
  };
}

function isFilled({ value, formula, look, numberFormat }: Cell): boolean {
  return value !== "" || [formula, look, numberFormat].some((each) => each !== undefined);
}

const decoder = new TextDecoder();

/** The parts of the saved file, or why it cannot be saved. */
function saved(opened: ReturnType<typeof openXlsx>): unknown {
  try {
    return new Map([...partsOf(writeCopy(opened))].map(([part, bytes]) => [part, decoder.decode(bytes)]));
  } catch (error) {
    if (!(error instanceof UnwritableCopy)) throw error;
    return error.message;
  }
}
