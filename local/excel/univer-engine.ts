import type { createUniver } from "@univerjs/presets";
import type { CellValue } from "./model.ts";
import { valueOf, type FormulaCell, type Snapshot } from "./univer-snapshot.ts";

export type UniverApi = ReturnType<typeof createUniver>["univerAPI"];

/** What works out the formulas that are not worked out here. */
export interface Engine {
  /** One value for each cell, undefined where the engine has none. */
  valuesOf(snapshot: Snapshot, cells: readonly FormulaCell[]): Promise<(CellValue | undefined)[]>;
}

/** Univer's number for a calculation that something has broken off. */
const stopped = 1;
const everything = {
  dirtyRanges: [],
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtySuperTableMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  clearDependencyTreeCache: {},
  forceCalculation: true,
};

let workbooks = 0;

/** Univer without a grid. It is loaded when there is something to work out: that takes half a second. */
export class UniverEngine implements Engine {
  private readonly load: () => Promise<UniverApi> | UniverApi;
  private api: Promise<UniverApi> | undefined;

  constructor(load: () => Promise<UniverApi> | UniverApi) {
    this.load = load;
  }

  async valuesOf(snapshot: Snapshot, cells: readonly FormulaCell[]): Promise<(CellValue | undefined)[]> {
    const api = await (this.api ??= Promise.resolve(this.load()));
    const id = `workbook-${++workbooks}`;
    const book = api.createWorkbook({ id, ...snapshot });
    const isDone = new Promise<void>((resolve, reject) => {
      const listener = api.getFormula().calculationEnd((state) => {
        listener.dispose();
        if (state.valueOf() === stopped) reject(new Error("The formula engine stopped before it was done."));
        else resolve();
      });
    });
    // The engine's own `executeCalculation` says the same after a pause of a tenth of a second.
    await api.executeCommand("formula.mutation.set-formula-calculation-start", everything, { onlyLocal: true });
    await isDone;
    const values = cells.map(({ sheet, row, column }) => {
      return valueOf(book.getSheetBySheetId(sheet.id)?.getSheet().getCellMatrix().getValue(row, column) ?? undefined);
    });
    api.disposeUnit(id);
    return values;
  }
}
