import type { Workbook } from "./model.ts";

/** Works out formulas. Replaces cached values only where it has reason to, and tells the workbook what it changed. */
export interface Calculator {
  /** Takes note of a workbook as it was opened: a formula whose inputs stay the same keeps the value it came with. */
  remember(workbook: Workbook): void;
  /** `today` is a serial number in the workbook's own date system. */
  recalculate(workbook: Workbook, today: number): Promise<void>;
}
