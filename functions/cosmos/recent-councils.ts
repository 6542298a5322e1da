import type { CouncilRecord } from "../ports.ts";

/** In milliseconds: a change made by way of another instance of the service is seen after this. */
const recentFor = 5_000;

/** Councils as they were read some seconds ago at most. Whoever asks while one is being read waits for the same reading. */
export class RecentCouncils {
  readonly #read: (council: string) => Promise<CouncilRecord | undefined>;
  readonly #now: () => Date;
  readonly #readings = new Map<string, { readonly at: number; readonly record: Promise<CouncilRecord | undefined> }>();

  constructor(read: (council: string) => Promise<CouncilRecord | undefined>, now: () => Date) {
    this.#read = read;
    this.#now = now;
  }

  find(council: string): Promise<CouncilRecord | undefined> {
    const at = this.#now().getTime();
    const reading = this.#readings.get(council);
    if (reading && at >= reading.at && at - reading.at < recentFor) return reading.record;
    const record = this.#readOnce(council);
    this.#readings.set(council, { at, record });
    return record;
  }

  /** The council has been changed. */
  forget(council: string): void {
    this.#readings.delete(council);
  }

  /** What is not there, or could not be read, is not remembered: names without end may be asked for. */
  async #readOnce(council: string): Promise<CouncilRecord | undefined> {
    let record: CouncilRecord | undefined;
    try {
      record = await this.#read(council);
    } finally {
      if (!record) this.forget(council);
    }
    return record;
  }
}
