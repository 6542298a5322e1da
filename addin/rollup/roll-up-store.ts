import type { Month } from "../../shared/calendar/month.ts";
import { joinYears, monthsSent } from "../../shared/audit/team-month.ts";
import type { Answer, Client, Failure } from "../../shared/contract/client.ts";
import type { Me, RollUp } from "../../shared/contract/routes.ts";
import { keyOf, servicesOf, type HeldService } from "./held-service.ts";

/** What is on the page. Figures that were read stay while newer ones are fetched, with the moment of reading beside them. */
export interface RollUpState {
  readonly me?: Me;
  readonly chosen?: HeldService;
  readonly year?: number;
  /** Absent when nothing was submitted for the year. */
  readonly month?: Month;
  /** The newest month for which the service has sent anything, as far as is known. */
  readonly newest?: Month;
  /** The chosen year and the one before it, as one. */
  readonly rollUp?: RollUp;
  readonly readAt?: Date;
  readonly isLoading: boolean;
  readonly failure?: Failure;
}

export interface RollUpStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => RollUpState;
  /** Reads everything again that is shown. */
  refresh(): Promise<void>;
  chooseService(key: string): Promise<void>;
  chooseYear(year: number): Promise<void>;
  chooseMonth(month: Month): void;
}

export interface RollUpStoreOptions {
  readonly client: Pick<Client, "me" | "rollUp">;
  readonly now: () => Date;
}

type ReadService = Pick<Required<RollUpState>, "chosen" | "year" | "rollUp" | "readAt">;

export function rollUpStore({ client, now }: RollUpStoreOptions): RollUpStore {
  let state: RollUpState = { isLoading: true };
  let latest = 0;
  const listeners = new Set<() => void>();

  function show(next: RollUpState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  /** What was overtaken by a later wish is thrown away when it arrives. */
  async function load(work: () => Promise<ReadService & { readonly me: Me }>): Promise<void> {
    const turn = ++latest;
    show({ ...state, isLoading: true });
    try {
      const read = await work();
      if (turn === latest) show({ ...read, ...monthToShow(state, read), ...newestOf(state, read), isLoading: false });
    } catch (error) {
      if (turn === latest) show({ ...state, isLoading: false, failure: failureOf(error) });
    }
  }

  async function readYears(chosen: HeldService, year: number): Promise<ReadService> {
    const read = (of: number): Promise<RollUp> => client.rollUp(chosen.council, chosen.service, of).then(valueOf);
    const [later, earlier] = await Promise.all([read(year), read(year - 1)]);
    return { chosen, year, rollUp: joinYears(earlier, later), readAt: now() };
  }

  /** In early January last year's December is what there is to show, with the year that led up to it. */
  async function readNewest(chosen: HeldService): Promise<ReadService> {
    const thisYear = Number(chosen.today.slice(0, 4));
    const read = await readYears(chosen, thisYear);
    const newest = Number(monthsSent(read.rollUp)[0]?.slice(0, 4) ?? thisYear);
    return newest === thisYear ? read : readYears(chosen, newest);
  }

  async function refresh(): Promise<ReadService & { readonly me: Me }> {
    const me = valueOf(await client.me());
    // Told at once: somebody who reads no figures may have another section of the page.
    show({ ...state, me });
    const services = servicesOf(me);
    const { chosen: before, year } = state;
    const same = before && services.find((one) => keyOf(one) === keyOf(before));
    if (same !== undefined && year !== undefined) return { me, ...(await readYears(same, year)) };
    return { me, ...(await readNewest(same ?? services[0] ?? nothingToShow())) };
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    refresh: () => load(refresh),
    async chooseService(key) {
      const { me } = state;
      const chosen = me && servicesOf(me).find((one) => keyOf(one) === key);
      if (me && chosen) await load(async () => ({ me, ...(await readNewest(chosen)) }));
    },
    async chooseYear(year) {
      const { me, chosen } = state;
      if (me && chosen) await load(async () => ({ me, ...(await readYears(chosen, year)) }));
    },
    chooseMonth(month) {
      show({ ...state, month });
    },
  };
}

/** The month that was looked at while the figures were read, if it is still there; otherwise the newest. */
function monthToShow({ chosen, month }: RollUpState, read: ReadService): { readonly month?: Month } {
  const months = monthsSent(read.rollUp).filter((one) => one.startsWith(`${read.year}-`));
  const isSame = chosen !== undefined && keyOf(chosen) === keyOf(read.chosen);
  const shown = months.find((one) => isSame && one === month) ?? months[0];
  return shown === undefined ? {} : { month: shown };
}

/** A service is first read where its newest month is, and older years are looked at afterwards. */
function newestOf({ chosen, newest: before }: RollUpState, read: ReadService): { readonly newest?: Month } {
  const isSame = chosen !== undefined && keyOf(chosen) === keyOf(read.chosen);
  const [now] = monthsSent(read.rollUp);
  const newest = [isSame ? before : undefined, now]
    .filter((month) => month !== undefined)
    .toSorted()
    .at(-1);
  return newest === undefined ? {} : { newest };
}

function failureOf(error: unknown): Failure {
  return error instanceof Failed ? error.failure : unreached;
}

class Failed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.sentence);
    this.failure = failure;
  }
}

function nothingToShow(): never {
  throw new Failed(nothingHeld);
}

function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Failed(answer.failure);
  return answer.value;
}

const nothingHeld: Failure = {
  kind: "no-permission",
  sentence: "No service is yours to read today: ask your council's administrator for access.",
};
const unreached: Failure = {
  kind: "offline",
  sentence: "The sign-in service cannot be reached: check the connection and try again.",
};
