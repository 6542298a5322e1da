/** Long enough that a paste, or a few cells typed in a row, are one edit. */
const afterEdits = 1_000;
/** Nobody types into a cell for less. */
const whileTyping = 2_000;

interface LiveTask {
  readonly after: (milliseconds: number, action: () => void) => () => void;
  /** Reads and checks what is there now; `later` when that cannot be done just yet. */
  readonly again: () => Promise<"done" | "later">;
}

/** Checks again once the sheet has been left alone for a moment after an edit, one check at a time. */
export class LiveCheck {
  readonly #task: LiveTask;
  #callOff: (() => void) | undefined;
  #isRunning = false;

  constructor(task: LiveTask) {
    this.#task = task;
  }

  /** Something was edited that is not read yet. */
  get isBehind(): boolean {
    return this.#callOff !== undefined || this.#isRunning;
  }

  readonly edited = (): void => {
    this.#wait(afterEdits);
  };

  /** What was edited so far is read by somebody else, or by nobody. */
  readonly rest = (): void => {
    this.#callOff?.();
    this.#callOff = undefined;
  };

  #wait(milliseconds: number): void {
    this.rest();
    this.#callOff = this.#task.after(milliseconds, () => {
      this.#callOff = undefined;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#isRunning) {
      this.#wait(afterEdits);
      return;
    }
    this.#isRunning = true;
    const came = await this.#task.again();
    this.#isRunning = false;
    if (came === "later" && this.#callOff === undefined) this.#wait(whileTyping);
  }
}
