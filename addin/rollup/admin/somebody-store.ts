import type { Failure } from "../../../shared/contract/client.ts";
import type { RunAbout, RunsAboutRequest } from "../../../shared/contract/runs-about.ts";
import type { AdminClient } from "./admin-client.ts";

export type About = Pick<RunsAboutRequest, "by" | "words">;

/** How far it was looked through a council's runs for somebody, and what was found. */
export interface SomebodyState {
  readonly about: About;
  readonly runs: readonly RunAbout[];
  readonly looked: number;
  /** The as-at day of the oldest run that was looked at. */
  readonly backTo?: string;
  readonly isLooking: boolean;
  /** Where to go on: absent at the end. */
  readonly next?: string | undefined;
  readonly failure?: Failure;
}

export interface SomebodyStore {
  readonly subscribe: (listener: () => void) => () => void;
  /** Undefined while nobody was looked for. */
  readonly state: () => SomebodyState | undefined;
  /** Page after page until the oldest run. */
  look(about: About): Promise<void>;
  /** From where it was stopped or failed. */
  goOn(): Promise<void>;
  stop(): void;
}

export function somebodyStore(client: Pick<AdminClient, "runsAbout">, council: string): SomebodyStore {
  let state: SomebodyState | undefined;
  let turn = 0;
  const listeners = new Set<() => void>();

  function show(next: SomebodyState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function read(from: Omit<SomebodyState, "isLooking" | "failure">): Promise<void> {
    const mine = ++turn;
    let at: SomebodyState = { ...from, isLooking: true };
    show(at);
    do {
      const answer = await client.runsAbout(council, { ...at.about, ...(at.next && { cursor: at.next }) });
      // Stopped, or somebody else is looked for by now.
      if (turn !== mine) return;
      if (!answer.ok) {
        show({ ...at, isLooking: false, failure: answer.failure });
        return;
      }
      const { runs, looked, backTo, next } = answer.value;
      at = {
        ...at,
        ...{ runs: [...at.runs, ...runs], looked: at.looked + looked, next, isLooking: next !== undefined },
        ...(backTo && { backTo }),
      };
      show(at);
    } while (at.isLooking);
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    look: (about) => read({ about, runs: [], looked: 0 }),
    goOn() {
      if (state === undefined) return Promise.resolve();
      const { about, runs, looked, backTo, next } = state;
      return read({ about, runs, looked, next, ...(backTo && { backTo }) });
    },
    stop() {
      turn += 1;
      if (state?.isLooking) show({ ...state, isLooking: false });
    },
  };
}
