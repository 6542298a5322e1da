import type { Calculator } from "../calculator.ts";
import { makesFormulasStale, type Workbook } from "../model.ts";

/** Keeps the formulas of a workbook up to date, a moment after something changes. */
export class Recalculation {
  private readonly workbook: Workbook;
  private readonly calculator: Calculator;
  private readonly today: () => number;
  private readonly stopListening: () => void;
  private isStale: boolean;
  private isDue = false;
  private running: Promise<void> | undefined;

  constructor(workbook: Workbook, calculator: Calculator, today: () => number) {
    this.workbook = workbook;
    this.calculator = calculator;
    this.today = today;
    calculator.remember(workbook);
    this.isStale = true;
    this.soon();
    this.stopListening = workbook.listen(({ kind }) => {
      if (!makesFormulasStale(kind)) return;
      this.isStale = true;
      this.soon();
    });
  }

  close(): void {
    this.stopListening();
  }

  /** Resolves when no formula is out of date. */
  async settled(): Promise<void> {
    while (this.isStale || this.running !== undefined) await (this.isStale ? this.calculate() : this.running);
  }

  calculate(): Promise<void> {
    this.isStale = false;
    const run = this.calculator.recalculate(this.workbook, this.today()).finally(() => {
      if (this.running === run) this.running = undefined;
    });
    this.running = run;
    return run;
  }

  private soon(): void {
    if (this.isDue) return;
    this.isDue = true;
    setTimeout(() => {
      this.isDue = false;
      void this.settled();
    }, 0);
  }
}
