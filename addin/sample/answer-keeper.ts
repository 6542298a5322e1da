import type { AuditClient, RunPlace } from "../../shared/contract/audit-client.ts";
import type { Sample } from "../../shared/contract/beside-run.ts";
import type { Failure } from "../../shared/contract/client.ts";

/** By question. */
export type Answers = Readonly<Record<string, string>>;

/** One case of a sample, and what it is called. */
export interface AnsweredCase {
  readonly place: RunPlace;
  readonly seed: number;
  readonly tableId: string;
  readonly rowId: string;
  readonly name: string;
}

/** What was chosen for a case and is not known to be with the service. */
export interface UnkeptAnswers {
  readonly of: AnsweredCase;
  readonly answers: Answers;
  /** How often it is still on its way. */
  readonly sending: number;
  /** Why it could not be kept when it was last tried. */
  readonly failure?: Failure;
}

interface Answering {
  /** By `caseKey`. */
  readonly unkept: ReadonlyMap<string, UnkeptAnswers>;
  /** By `sampleKey`: each sample as it was when the service last kept an answer of it. */
  readonly samples: ReadonlyMap<string, Sample>;
}

/** The answers of samples until the service has them: held here alone, in no workbook and on no disk. */
export class AnswerKeeper {
  readonly #client: Pick<AuditClient, "answerSample">;
  #state: Answering = { unkept: new Map(), samples: new Map() };
  readonly #lines = new Map<string, Promise<void>>();
  readonly #listeners = new Set<() => void>();

  constructor(client: Pick<AuditClient, "answerSample">) {
    this.#client = client;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): Answering => this.#state;

  readonly keep = async (of: AnsweredCase, answers: Answers): Promise<void> => {
    const key = caseKey(of);
    const sending = (this.#state.unkept.get(key)?.sending ?? 0) + 1;
    this.#put(key, { of, answers, sending });
    // One after the other: what was chosen last must be what is kept.
    const line = (this.#lines.get(key) ?? Promise.resolve()).then(() => this.#send(key, of, answers));
    this.#lines.set(key, line);
    await line;
  };

  /** Sends again whatever could not be kept. */
  readonly tryAgain = async (): Promise<void> => {
    const failed = [...this.#state.unkept.values()].filter(({ failure }) => failure !== undefined);
    await Promise.all(failed.map(({ of, answers }) => this.keep(of, answers)));
  };

  /** Nothing is sent any more of what was chosen: the person wants it so, or another person is here. */
  readonly letGo = (): void => {
    this.#show({ ...this.#state, unkept: new Map() });
  };

  async #send(key: string, of: AnsweredCase, answers: Answers): Promise<void> {
    if (!this.#state.unkept.has(key)) return;
    const { place, seed, tableId, rowId } = of;
    const answer = await this.#client.answerSample(place, { seed, rowId }, { tableId, answers: { ...answers } });
    if (answer.ok) this.#learn(of, answer.value);
    const before = this.#state.unkept.get(key);
    if (before === undefined) return;
    const sending = before.sending - 1;
    if (sending > 0) this.#put(key, { of: before.of, answers: before.answers, sending });
    else this.#put(key, answer.ok ? undefined : { ...before, sending, failure: answer.failure });
  }

  #learn(of: AnsweredCase, later: Sample): void {
    const key = sampleKey(of);
    const before = this.#state.samples.get(key);
    const sample = before === undefined ? later : withLaterAnswers(before, later);
    this.#show({ ...this.#state, samples: new Map(this.#state.samples).set(key, sample) });
  }

  #put(key: string, answers: UnkeptAnswers | undefined): void {
    const unkept = new Map(this.#state.unkept);
    if (answers === undefined) unkept.delete(key);
    else unkept.set(key, answers);
    this.#show({ ...this.#state, unkept });
  }

  #show(state: Answering): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export function caseKey({ place, seed, tableId, rowId }: Omit<AnsweredCase, "name">): string {
  return `${sampleKey({ place, seed })} ${tableId} ${rowId}`;
}

export function sampleKey({ place, seed }: Pick<AnsweredCase, "place" | "seed">): string {
  return `${place.runId} ${seed}`;
}

/** Of two readings of a sample the later answers: those of several cases may come back in any order. */
export function withLaterAnswers(one: Sample, other: Sample): Sample {
  const rowOf = ({ tableId, rowId }: Sample["cases"][number]): string => `${tableId} ${rowId}`;
  const before = new Map(one.cases.map((each) => [rowOf(each), each.answered]));
  const cases = other.cases.map((each) => {
    const earlier = before.get(rowOf(each));
    return earlier !== undefined && earlier.at > (each.answered?.at ?? "") ? { ...each, answered: earlier } : each;
  });
  return { ...other, cases };
}
