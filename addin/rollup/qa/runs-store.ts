import { lastDayOf } from "../../../shared/calendar/month.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { AuditClient } from "../../../shared/contract/audit-client.ts";
import type { Failure } from "../../../shared/contract/client.ts";
import type { AuditsQuery } from "../../../shared/contract/pull.ts";
import type { AuditRun } from "../../../shared/contract/routes.ts";

/** Which runs are looked for. An empty text is no filter. */
export interface RunFilters {
  readonly council: string;
  readonly service: string;
  readonly team: string;
  /** The month in which the as-at day lies, such as "2025-09". */
  readonly month: string;
  readonly edition: string;
}

export interface RunsState {
  readonly filters: RunFilters;
  readonly runs: readonly AuditRun[];
  /** More follow. */
  readonly next?: string;
  readonly isLoading: boolean;
  readonly failure?: Failure;
}

export interface RunsStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => RunsState;
  /** From the first page, by these filters. */
  look(filters: RunFilters): Promise<void>;
  /** The page that follows; what was read stays, also when it fails. */
  more(): Promise<void>;
}

export function runsStore(client: Pick<AuditClient, "audits">, filters: RunFilters): RunsStore {
  let state: RunsState = { filters, runs: [], isLoading: true };
  let latest = 0;
  const listeners = new Set<() => void>();

  function show(next: RunsState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  /** What was overtaken by a later wish is thrown away when it arrives. */
  async function read(before: readonly AuditRun[], cursor: string | undefined): Promise<void> {
    const turn = ++latest;
    const { filters: wanted } = state;
    const answer = await client.audits(wanted.council, { ...queryOf(wanted), ...(cursor && { cursor }) });
    if (turn !== latest) return;
    if (!answer.ok) {
      show({ ...state, isLoading: false, failure: answer.failure });
      return;
    }
    const { audits, next } = answer.value;
    show({ filters: wanted, runs: [...before, ...audits], isLoading: false, ...(next !== undefined && { next }) });
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    look(wanted) {
      show({ filters: wanted, runs: [], isLoading: true });
      return read([], undefined);
    },
    more() {
      const { runs, next, filters: wanted } = state;
      if (next === undefined || state.isLoading) return Promise.resolve();
      show({ filters: wanted, runs, next, isLoading: true });
      return read(runs, next);
    },
  };
}

/** As the service is asked. A run is found by the month of its as-at day, which may follow the month it is for. */
export function queryOf({ service, team, month, edition }: RunFilters): AuditsQuery {
  return {
    ...(service !== "" && { service }),
    ...(team !== "" && { team }),
    ...(month !== "" && { from: plainDate(`${month}-01`), to: lastDayOf(month) }),
    ...(edition !== "" && { edition }),
  };
}
