import type { PlainDate } from "../shared/calendar/plain-date.ts";
import type { Choices } from "../shared/contract/results.ts";
import type { AuditRun, RollUpEntry, RunFindings } from "../shared/contract/routes.ts";
import type { WireTable } from "../shared/contract/tables.ts";
import type { Caller } from "./entra/caller.ts";

export type { Caller, Role } from "./entra/caller.ts";

/** What the use cases need of the world, in our words. Every implementation passes one contract suite. */
export interface World {
  readonly organisation: Organisation;
  readonly audits: AuditStore;
  readonly rollUps: RollUpStore;
  readonly accessLog: AccessLog;
  readonly now: () => Date;
}

interface ServiceRecord {
  readonly service: string;
  readonly name: string;
}

export interface TeamRecord {
  readonly team: string;
  readonly name: string;
  readonly service: string;
}

export interface CouncilRecord {
  readonly council: string;
  readonly name: string;
  readonly services: readonly ServiceRecord[];
  readonly teams: readonly TeamRecord[];
  /** The council's own settings; what is absent keeps the policy's default. */
  readonly choices: Choices;
}

/** Who holds what. A grant counts from the day `from` and no longer on the day `until`. */
export type Grant = {
  readonly personId: string;
  readonly from: PlainDate;
  readonly until?: PlainDate | undefined;
} & (
  | { readonly role: "manager" | "deputy" | "cover"; readonly team: string }
  | { readonly role: "head-of-service"; readonly service: string }
  | { readonly role: "qa" | "administrator" }
);

export interface Organisation {
  council(council: string): Promise<CouncilRecord | undefined>;
  /** All grants of one person in one council, also those of the past. */
  grantsOf(council: string, personId: string): Promise<readonly Grant[]>;
}

export interface RunKey {
  readonly council: string;
  readonly team: string;
  readonly runId: string;
}

/** A run as it was acknowledged, with the fingerprint of the body that made it. */
export interface KeptRun {
  readonly run: AuditRun;
  readonly bodyHash: string;
}

export interface NewRun extends KeptRun {
  readonly findings: RunFindings;
  /** The tables as they were sent, so that the run can be performed again. */
  readonly input: readonly WireTable[];
}

export interface AuditStore {
  /** Writes a run, its findings and its input once: the run counts only when all of it is there. */
  add(run: NewRun): Promise<{ outcome: "added" } | { outcome: "there-already"; kept: KeptRun }>;
  run(key: RunKey): Promise<KeptRun | undefined>;
  /** Undefined when there are none any more: they expire before their run does. */
  findings(key: RunKey): Promise<RunFindings | undefined>;
}

export interface RollUpKey {
  readonly council: string;
  readonly service: string;
  readonly year: number;
}

export interface RollUpStore {
  entries(key: RollUpKey): Promise<readonly RollUpEntry[]>;
  /** Reads, changes and writes as one step: a change made by somebody else in between is folded in, never lost. */
  change(key: RollUpKey, to: (entries: readonly RollUpEntry[]) => readonly RollUpEntry[]): Promise<void>;
}

export interface Access {
  readonly council: string;
  readonly caller: Caller;
  readonly at: Date;
  /** The day in London, by which the log is kept. */
  readonly day: PlainDate;
  readonly action: "submitted" | "read-run" | "read-findings" | "read-roll-up";
  /** The run, or the service and year: never a case. */
  readonly of: { readonly team?: string; readonly runId?: string; readonly service?: string; readonly year?: number };
}

export interface AccessLog {
  append(access: Access): Promise<void>;
}

/** The store did not answer, after the client's own retries. */
export class StoreUnavailable extends Error {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number, cause: unknown) {
    super("The store is busy or cannot be reached.", { cause });
    this.name = "StoreUnavailable";
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
