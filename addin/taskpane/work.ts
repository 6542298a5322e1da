import { Cancelled } from "../cancelled.ts";
import type { PaneShell } from "./shell.ts";

/** What is being waited for. */
export type Doing = "reading" | "asking" | "writing";

/**
 * One thing that the pane does for somebody, who may cancel it until its first step that cannot be taken back: half-written
 * marks, or a submission of which nobody knows whether it arrived, would be worse than waiting.
 */
export class Work {
  readonly #controller = new AbortController();
  readonly #tell: () => void;
  #isSettled = false;
  #doing: Doing | undefined;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  get doing(): Doing | undefined {
    return this.#doing;
  }

  get canCancel(): boolean {
    return !this.#isSettled && !this.#controller.signal.aborted;
  }

  readonly cancel = (): void => {
    if (!this.canCancel) return;
    this.#controller.abort(new Cancelled());
    this.#tell();
  };

  /** From here on it is seen through. Throws `Cancelled` where the person was quicker. */
  readonly settle = (): void => {
    this.#controller.signal.throwIfAborted();
    this.#isSettled = true;
    this.#tell();
  };

  /** The world as this work may use it: once it is cancelled whatever it waits for rejects, and it writes and sends nothing. */
  within(shell: PaneShell): PaneShell {
    const { workbook, client, audits } = shell;
    const { signal } = this.#controller;
    return {
      ...shell,
      workbook: {
        survey: () => this.#waitFor("reading", () => workbook.survey()),
        read: (survey, what) => this.#waitFor("reading", () => workbook.read(survey, what, signal)),
        mark: (plan) => this.#write(() => workbook.mark(plan)),
        statuses: (columns) => workbook.statuses(columns),
        clear: (plan) => this.#write(() => workbook.clear(plan)),
        write: (cell) => this.#write(() => workbook.write(cell)),
        remember: (values) => this.#write(() => workbook.remember(values)),
        insertSheet: (plan) => this.#write(() => workbook.insertSheet(plan)),
        goTo: (sheet, cell) => workbook.goTo(sheet, cell),
        watch: (heard) => workbook.watch(heard),
      },
      client: {
        ...client,
        me: () => this.#waitFor("asking", () => client.me(signal)),
        check: (council, request) => this.#waitFor("asking", () => client.check(council, request, signal)),
        submit: (to, submission) => this.#send(() => client.submit(to, submission)),
      },
      audits: {
        ...audits,
        audits: (council, asked) => this.#waitFor("asking", () => audits.audits(council, asked, signal)),
      },
    };
  }

  /** Whoever is asked may not hear of the signal, or not at once. */
  async #waitFor<Answer>(doing: Doing, ask: () => Promise<Answer>): Promise<Answer> {
    const { signal } = this.#controller;
    signal.throwIfAborted();
    this.#goOnTo(doing);
    return await new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => {
        reject(new Cancelled());
      });
      ask().then(resolve, reject);
    });
  }

  async #write<Answer>(write: () => Promise<Answer>): Promise<Answer> {
    this.#goOnTo("writing");
    this.settle();
    return await write();
  }

  async #send<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    this.#goOnTo("asking");
    this.settle();
    return await send();
  }

  #goOnTo(doing: Doing): void {
    if (this.#doing === doing) return;
    this.#doing = doing;
    this.#tell();
  }
}
