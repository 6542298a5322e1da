import { HostError, notImitated, refuse, type HostErrorCode } from "../host-error.ts";
import type { Workbook } from "../model.ts";
import { BatchRun, type ProcessResult } from "./batch-run.ts";
import { EventSource, type HostEvent } from "./events.ts";
import { range } from "./handles.ts";
import { actionType, readBody } from "./message.ts";
import { References } from "./references.ts";
import { Registrations } from "./registrations.ts";

export type { ProcessResult, HostEvent };

/** What the stand-in says it can do. The library's bundle knows ExcelApi up to 1.15. */
export const declaredRequirementSets: Readonly<Record<string, string>> = { ExcelApi: "1.15" };

interface RichApiOptions {
  /** For a request and for an answer; Excel on the web allows 5 MB. */
  maxPayloadBytes?: number;
  /** Waited for between reading a long message, doing it and answering it: a page lets the keyboard in there. */
  rest?: () => Promise<void>;
}

const delayForCellEdit = 64;

interface Answered {
  readonly result: ProcessResult;
  readonly text: string;
}

/** Answers the messages by which the unmodified office.js works on a workbook. Knows neither the page nor Node. */
export class RichApi {
  readonly workbook: Workbook;
  /**
   * What the add-in has cost so far: one sync is one message there and back. `releases` are the library's own messages
   * after a run, which only let go of ranges.
   */
  readonly counters = { syncs: 0, releases: 0, requestBytes: 0, responseBytes: 0 };
  private readonly maxPayloadBytes: number;
  private readonly rest: () => Promise<void>;
  private readonly references = new References();
  private readonly registrations = new Registrations();
  private readonly listeners = new Set<(event: HostEvent) => void>();
  private readonly stopListening: () => void;

  constructor(workbook: Workbook, options: RichApiOptions = {}) {
    this.workbook = workbook;
    this.rest = options.rest ?? (() => Promise.resolve());
    this.maxPayloadBytes = options.maxPayloadBytes ?? 5 * 1024 * 1024;
    const events = new EventSource(workbook, this.registrations, (sheet, area) => {
      const handle = range(sheet, area);
      this.references.keep(handle);
      return this.references.keyOf(handle);
    });
    this.stopListening = workbook.listen((change) => {
      for (const event of events.eventsFor(change))
        this.listeners.forEach((listener) => {
          listener(event);
        });
    });
  }

  /** Answers one message, as text or parsed. Formulas keep the value they last had. */
  process(body: unknown, flags: number): ProcessResult {
    const batch = this.begin(body, flags);
    if (!(batch instanceof BatchRun)) return this.answered(batch).result;
    const steps = batch.run();
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    this.finish(batch);
    return this.answered(step.value).result;
  }

  /** The same as text, and calculates where Excel would: before values are read, and at the end. */
  async answer(body: unknown, flags: number, calculate: () => Promise<void>): Promise<string> {
    const batch = this.begin(body, flags);
    if (!(batch instanceof BatchRun)) return this.answered(batch).text;
    await this.rest();
    const steps = batch.run();
    let step = steps.next();
    while (step.done !== true) {
      await calculate();
      step = steps.next();
    }
    this.finish(batch);
    // At once, or whoever has heard of the changes would calculate them too.
    if (batch.needsCalculation) await calculate();
    await this.rest();
    return this.answered(step.value).text;
  }

  /** Hears the events that the add-in has registered for. */
  onEvent(listener: (event: HostEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** How many objects Excel still remembers for the add-in: ranges that were never untracked stay. */
  get referenceCount(): number {
    return this.references.count;
  }

  close(): void {
    this.stopListening();
    this.listeners.clear();
  }

  private begin(body: unknown, flags: number): BatchRun | ProcessResult {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const bytes = utf8Length(text);
    this.counters.requestBytes += bytes;
    try {
      if (bytes > this.maxPayloadBytes) refuse("RequestPayloadSizeLimitExceeded");
      if (this.workbook.isEditingCell) {
        if ((flags & delayForCellEdit) !== 0) notImitated("Excel.run with delayForCellEdit");
        refuse("InvalidOperationInCellEditMode");
      }
      const message = readBody(typeof body === "string" ? (JSON.parse(body) as unknown) : body);
      if (onlyReleases(message)) this.counters.releases++;
      else this.counters.syncs++;
      return new BatchRun(message, this.host());
    } catch (error) {
      this.counters.syncs++;
      if (!(error instanceof HostError)) throw error;
      return refusal(error.code, error.message);
    }
  }

  private host(): ConstructorParameters<typeof BatchRun>[1] {
    return { workbook: this.workbook, registrations: this.registrations, references: this.references };
  }

  private finish(batch: BatchRun): void {
    this.references.forgetUnkept();
    for (const change of batch.changes) this.workbook.tell(change);
  }

  /** What was done stays done, even when the answer is too long to send. */
  private answered(result: ProcessResult): Answered {
    const answer = { result, text: JSON.stringify(result) };
    const bytes = utf8Length(answer.text);
    this.counters.responseBytes += bytes;
    if (bytes <= this.maxPayloadBytes) return answer;
    const refused = refusal("ResponsePayloadSizeLimitExceeded");
    return { result: refused, text: JSON.stringify(refused) };
  }
}

function onlyReleases({ Actions }: ReturnType<typeof readBody>): boolean {
  const calls = Actions.filter(({ ActionType }) => ActionType !== actionType.instantiate);
  return calls.length > 0 && calls.every(({ Name }) => Name === "_RemoveReference");
}

function refusal(code: HostErrorCode, message = new HostError(code).message): ProcessResult {
  return { Results: [], Error: { Code: code, Message: message, HttpStatusCode: 400, ActionIndex: -1, Location: "" } };
}

const encoder = new TextEncoder();
// eslint-disable-next-line no-control-regex
const beyondAscii = /[^\u0000-\u007f]+/g;

/** Messages are millions of characters long, and nearly all of them take one byte each. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (const [run] of text.matchAll(beyondAscii)) bytes += encoder.encode(run).length - run.length;
  return bytes;
}
