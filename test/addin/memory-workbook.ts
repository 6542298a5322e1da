import type { CellValue, WorkbookGrid } from "../../shared/tracker/grid.ts";
import { CellIsOpen } from "../../addin/workbook.ts";
import type {
  CellWrite,
  Change,
  Marked,
  MarkPlan,
  Reading,
  SheetEdit,
  SheetPlan,
  Survey,
  Workbook,
  Written,
} from "../../addin/workbook.ts";
import { sheetOf } from "../support/grid.ts";

/** A workbook in memory that keeps the port's promises: what is remembered is text, and comes back as it was. */
export class MemoryWorkbook implements Workbook {
  readonly grid: WorkbookGrid;
  readonly marked: MarkPlan[] = [];
  readonly visited: string[] = [];
  readonly inserted: SheetPlan[] = [];
  private readonly formats = new Map<string, string>();
  private readonly kept = new Map<string, string>();
  /** Somebody types in a cell. */
  isCellOpen = false;
  readonly listeners = new Set<(edit: SheetEdit) => void>();

  constructor(grid: WorkbookGrid) {
    this.grid = grid;
  }

  get remembered(): Record<string, unknown> {
    return Object.fromEntries([...this.kept].map(([key, text]) => [key, JSON.parse(text) as unknown]));
  }

  survey(): Promise<Survey> {
    if (this.isCellOpen) return Promise.reject(new CellIsOpen());
    const { fileName, date1904, sheets } = this.grid;
    return Promise.resolve({
      fileName,
      date1904,
      isReadOnly: false,
      isCalculatedByHand: false,
      sheets: sheets.map(({ name, visibility, isProtected, tables }) => {
        return { id: name, name, visibility, isProtected, tables };
      }),
      remembered: this.remembered,
    });
  }

  read(_: Survey, what: readonly { sheet: string }[]): Promise<Reading> {
    const asked = this.grid.sheets.filter(({ name }) => what.some(({ sheet }) => sheet === name));
    const sheets = structuredClone(asked);
    const extras = new Map(sheets.map(({ name }) => [name, { ownRules: [], widths: new Map<number, number>() }]));
    return Promise.resolve({ workbook: { ...this.grid, sheets }, extras });
  }

  async mark(plan: MarkPlan): Promise<Marked> {
    this.marked.push(plan);
    await this.remember(plan.remember);
    return { done: true, formats: [] };
  }

  statuses(): Promise<readonly (readonly CellValue[])[]> {
    return Promise.resolve([]);
  }

  clear({ forget }: { forget: readonly string[] }): Promise<Change> {
    return this.remember(Object.fromEntries(forget.map((key) => [key, undefined])));
  }

  write({ sheet, row, column, holds, put, formatFor }: CellWrite): Promise<Written> {
    const cells = this.grid.sheets.find(({ name }) => name === sheet)?.values as CellValue[][] | undefined;
    const line = cells?.[row];
    if (line?.[column] !== holds)
      return Promise.resolve({ done: false, because: "This cell has changed: check again." });
    line[column] = put;
    const formatBefore = this.formats.get(`${sheet} ${row} ${column}`) ?? "General";
    this.formats.set(`${sheet} ${row} ${column}`, formatFor(formatBefore));
    return Promise.resolve({ done: true, formatBefore });
  }

  goTo(sheet: string, { row, column }: { row: number; column: number }): Promise<Change> {
    this.visited.push(`${sheet} ${row} ${column}`);
    return Promise.resolve({ done: true });
  }

  remember(values: Readonly<Record<string, unknown>>): Promise<Change> {
    for (const [key, value] of Object.entries(values)) {
      if (value === undefined) this.kept.delete(key);
      else this.kept.set(key, JSON.stringify(value));
    }
    return Promise.resolve({ done: true });
  }

  insertSheet(plan: SheetPlan): Promise<Change> {
    this.inserted.push(plan);
    return Promise.resolve({ done: true });
  }

  watch(heard: (edit: SheetEdit) => void): Promise<() => Promise<void>> {
    this.listeners.add(heard);
    return Promise.resolve(() => {
      this.listeners.delete(heard);
      return Promise.resolve();
    });
  }

  /** Somebody types into a cell of a sheet, which is named by its place among the sheets. */
  type(row: number, column: number, value: CellValue, sheet = 0): void {
    const { name = "", values = [] } = this.grid.sheets[sheet] ?? {};
    const line = values[row] as CellValue[] | undefined;
    if (line !== undefined) line[column] = value;
    this.tell({ sheetId: name, area: { row, column, rows: 1, columns: 1 }, isOwn: false });
  }

  tell(edit: SheetEdit): void {
    for (const heard of this.listeners) heard(edit);
  }
}

/** A small caseload: three children, one of them overdue on 15 Sep 2025 in Haringey. */
export function smallTracker(): WorkbookGrid {
  const values = [
    ["Case ID", "Name", "Plan", "Social worker", "Date opened", "Last supervision"],
    ["1234501", "Robin Hollow", "CIN", "Ada Marsh", 45_000, 45_890],
    ["1234502", "Kit Larkin", "CP", "Ada Marsh", 45_000, 45_700],
    ["1234503", "Bo Thistle", "LAC", "Jude Fenn", 45_000, "see notes"],
  ];
  // What is typed later is the value and the formula at once.
  return { fileName: "small.xlsx", date1904: false, sheets: [{ ...sheetOf(values), values, formulas: values }] };
}
