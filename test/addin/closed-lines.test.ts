import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkHere } from "../../addin/commands/check-here.ts";
import { allPatterns, foundIn, isDoubtful } from "../../addin/commands/doubtful-cells.ts";
import { outOfDate, seeThePane } from "../../addin/commands/status-formula.ts";
import { statusRows } from "../../addin/commands/status-rows.ts";
import { area } from "../../local/excel/area.ts";
import { FormulaError } from "../../local/excel/calculation/operand.ts";
import { prepare, Turn } from "../../local/excel/calculation/turn.ts";
import { Workbook, type Sheet } from "../../local/excel/model.ts";
import { deleteRow, emptyCells, insertRow, sortRows, typeIn } from "../../local/excel/manager.ts";
import { serialOf } from "../../local/excel/shown-text.ts";
import { saysClosed } from "../../shared/tracker/closed-text.ts";
import { cleanText } from "../../shared/tracker/cell-text.ts";
import type { CellValue, SheetGrid, WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { understandTracker } from "../../shared/tracker/understand.ts";
import { closedWords } from "../../shared/tracker/vocabulary/status-words.ts";
import { runsOf } from "../support/random-dice.ts";
import { asAt } from "./support.ts";

const columns = { caseRef: "A", name: "B", planType: "C", lastDiscussion: "D", status: "E" };
const headings = ["Case ID", "Name", "Plan", "Last discussion", "Status"];
const child = (number: number): CellValue[] => [`M${1000 + number}`, `Child ${number}`, "CIN", 45_890, "Open"];
const line = (text: string, at = 0): CellValue[] => headings.map((_, index) => (index === at ? text : ""));

function gridOf(rows: readonly (readonly CellValue[])[], merges: SheetGrid["merges"] = []): WorkbookGrid {
  const values = [headings, ...rows];
  const sheet: SheetGrid = {
    ...{ name: "Caseload", visibility: "visible", isProtected: false, top: 0, left: 0, merges, tables: [] },
    ...{ values, formulas: values, hiddenColumns: new Set() },
  };
  return { fileName: "small.xlsx", date1904: false, sheets: [sheet] };
}

/** The tracker in Excel, its statuses in column G. */
class Marked {
  readonly workbook = new Workbook();
  readonly sheet: Sheet;

  constructor(rows: readonly (readonly CellValue[])[], merges: SheetGrid["merges"] = []) {
    const grid = gridOf(rows, merges);
    this.sheet = this.workbook.addSheet("Caseload");
    this.sheet.merges.push(...merges);
    [headings, ...rows].forEach((row, at) => {
      row.forEach((value, column) => {
        if (value !== "") this.sheet.ensure(at, column).value = value;
      });
    });
    const layout: TableLayout = {
      ...{ name: "Caseload", holds: "cases", columns, headerRows: [1] },
      dataRows: [2, rows.length + 1],
    };
    const understood = understandTracker(grid, [layout], asAt);
    const outcome = checkHere({ council: "haringey", asAt, choices: {}, tables: understood.tables });
    if (outcome === undefined) throw new Error("No policy");
    const statuses = statusRows({ understood, outcome, workbook: grid, layouts: [layout] }).get("t1") ?? new Map();
    for (const [row, formula] of statuses as Map<number, string>) this.sheet.put(row, 6, { value: "", formula });
  }

  /** Rows from 1 whose status reads as current. */
  current(): number[] {
    return this.statuses().flatMap(([row, words]) => (words === outOfDate || words === seeThePane ? [] : [row]));
  }

  statuses(): [row: number, words: string][] {
    const turn = new Turn(this.workbook, serialOf(asAt, false));
    return [...this.sheet.entries()].flatMap(([row, column, { formula }]) => {
      if (column !== 6 || formula === undefined) return [];
      const prepared = prepare(formula);
      const value = prepared && turn.valueOf(prepared, { sheet: this.sheet, row, column });
      if (value === undefined) throw new Error(`Not worked out here: ${formula}`);
      return [[row + 1, value instanceof FormulaError ? value.code : String(value)]];
    });
  }

  type(address: string, value: CellValue): this {
    typeIn(this.workbook, { sheet: this.sheet, address }, value);
    return this;
  }

  empty(address: string): this {
    emptyCells(this.workbook, { sheet: this.sheet, address });
    return this;
  }

  insert(row: number): this {
    insertRow(this.workbook, this.sheet, row);
    return this;
  }

  delete(row: number): this {
    deleteRow(this.workbook, this.sheet, row);
    return this;
  }
}

const four = [1, 2, 3, 4].map(child);
const closedBelowTwo = [child(1), child(2), line("Closed cases"), child(3), child(4)];
const opened = [child(1), line("Closed cases"), child(2), line("Team B", 1), child(3), child(4)];

describe("a status below a line that closes", () => {
  it.each(["Closed", "n.f.a.", "Transferred out 3/9/25", "‘Leavers’", "case c-losed"])("is out of date: %s", (text) => {
    for (const at of ["A", "B", "D"]) {
      expect(new Marked(four).insert(4).type(`${at}4`, text).current()).toEqual([2, 3]);
      expect(new Marked(four).empty("A3:G3").type(`${at}3`, text).current()).toEqual([2]);
    }
  });

  it("stays as it is where a child is added, closed or taken away above", () => {
    const added = new Marked(four).insert(4).type("A4", "M9000").type("E4", "Closed");
    expect(added.current()).toEqual([2, 3, 5, 6]);
    expect(new Marked(four).type("E2", "Closed").current()).toEqual([3, 4, 5]);
    expect(new Marked(four).delete(2).current()).toEqual([2, 3, 4]);
    expect(new Marked(four).insert(1).type("A1", "Closed cases are on the next sheet").current()).toEqual([3, 4, 5, 6]);
  });

  it("is out of date while a row above says nothing of whom it is about", () => {
    const marked = new Marked(four).insert(4);
    expect(marked.current()).toEqual([2, 3]);
    expect(marked.type("A4", "M9000").current()).toEqual([2, 3, 5, 6]);
  });

  it("is out of date where a sort brings it there, and not where rows change places above the line", () => {
    const marked = new Marked(closedBelowTwo);
    sortRows(marked.workbook, { sheet: marked.sheet, address: "A2:G3" }, { column: "A", descending: true });
    expect(marked.current()).toEqual([2, 3]);
    sortRows(marked.workbook, { sheet: marked.sheet, address: "A2:G6" }, { column: "A", descending: false });
    expect(marked.current()).toEqual([]);
  });
});

describe("a status below a line that opens again", () => {
  it("stays as it is while that line does, wherever it is", () => {
    expect(new Marked(opened).current()).toEqual([2, 6, 7]);
    expect(new Marked(opened).insert(2).type("A2", "M9000").current()).toEqual([3, 7, 8]);
    expect(new Marked(opened).insert(2).type("A2", "NFA").current()).toEqual([7, 8]);
  });

  it("is out of date once that line is gone, filled in or says something else", () => {
    expect(new Marked(opened).delete(5).current()).toEqual([2]);
    expect(new Marked(opened).type("B5", "").current()).toEqual([2]);
    expect(new Marked(opened).type("B5", "Closed").current()).toEqual([2]);
    expect(new Marked(opened).type("D5", "TBC").current()).toEqual([2]);
  });

  it("is left to the pane where the line is one by being merged alone", () => {
    const merged = [child(1), line("Closed cases"), child(2), line("Team 2"), child(3)];
    expect(new Marked(merged, [area(4, 0, 1, 4)]).statuses().at(-1)).toEqual([6, seeThePane]);
    expect(new Marked([child(1), line("Team 2"), child(3)], [area(2, 0, 1, 4)]).current()).toEqual([2, 4]);
  });
});

describe("rows that tell nothing of themselves", () => {
  const unnamed = ["", "Baby", "CIN", 45_890, "Closed"];
  const gap = line("");

  it("are looked at one by one: with a second entry they close nothing", () => {
    expect(new Marked([child(1), unnamed, child(2)]).current()).toEqual([2, 4]);
    expect(new Marked([child(1), unnamed, child(2)]).empty("B3:D3").current()).toEqual([2]);
    expect(new Marked([child(1), gap, child(2)]).current()).toEqual([2, 4]);
    expect(new Marked([child(1), gap, child(2)]).type("D3", "Closed").current()).toEqual([2]);
  });
});

describe("the other row of a child", () => {
  const twice = [child(1), line("Closed cases"), child(1)];

  it("must stay closed", () => {
    expect(new Marked(twice).current()).toEqual([2]);
    expect(new Marked(twice).type("A3", "").current()).toEqual([]);
    expect(new Marked(twice).type("A3", "Team B").current()).toEqual([]);
  });

  it("must stay open", () => {
    const both = [child(1), child(2), child(1)];
    expect(new Marked(both).current()).toEqual([2, 3]);
    expect(new Marked(both).empty("A3:G3").type("B3", "Closed").current()).toEqual([]);
  });
});

describe("a status of a large table", () => {
  const many = Array.from({ length: 600 }, (_, index) => child(index));

  it("asks for rows that say nothing of whom they are about, and for the word closed among the references", () => {
    const marked = new Marked(many);
    expect(marked.current()).toHaveLength(600);
    expect(marked.insert(300).type("A300", "M9000").current()).toHaveLength(600);
    expect(marked.type("A300", "Closed 3/9/25").current()).toHaveLength(298);
    expect(marked.type("A300", "").type("C300", "NFA").current()).toHaveLength(298);
  });
});

describe("the patterns of a closed word", () => {
  const within = fc.constantFrom("", "", "", ".", "-", "..", "'", " ", "\u00a0", "  ");
  const written = fc
    .constantFrom(...closedWords)
    .chain((word) =>
      fc
        .array(fc.tuple(within, fc.boolean()), { minLength: word.length, maxLength: word.length })
        .map((parts) => parts.map(([sign, capital], at) => sign + letter(word, at, capital)).join("")),
    );
  const letter = (word: string, at: number, capital: boolean): string =>
    capital ? word.charAt(at).toUpperCase() : word.charAt(at);

  it("find everything that is read as closed", () => {
    fc.assert(
      fc.property(written, fc.constantFrom("", " 3/9/25", " - 28 Aug", "."), (word, after) => {
        fc.pre(saysClosed(cleanText(word + after)));
        expect(isDoubtful(word + after, allPatterns)).toBe(true);
      }),
      { numRuns: runsOf(500) },
    );
  });

  it("find no reference and no usual name", () => {
    const values = ["M12345", 12_345, "NFT-0012", "Stanford", "Edwards", "Case load of Ann"];
    expect(values.filter((value) => isDoubtful(value, allPatterns))).toEqual([]);
    expect(foundIn(" 12", allPatterns.nothing)).toEqual([false, false, true, false]);
  });
});
