import type { PlainDate } from "../shared/calendar/plain-date.ts";
import type { Dispute, Erasure, Sample } from "../shared/contract/beside-run.ts";
import type { AccessLogDay, ChoicesMade, Grant, OrganisationChange } from "../shared/contract/organisation.ts";
import type { RetentionReport } from "../shared/contract/reports.ts";
import type { AuditRun, RollUpEntry, RunFindings, TakenOut } from "../shared/contract/routes.ts";
import type { WireTable } from "../shared/contract/tables.ts";
import type { Caller } from "./entra/caller.ts";

export type { Caller, Role } from "./entra/caller.ts";
export type { Grant };

/** What the use cases need of the world, in our words. Every implementation passes one contract suite. */
export interface World {
  readonly organisation: Organisation;
  readonly audits: AuditStore;
  readonly besideRuns: BesideRuns;
  readonly rollUps: RollUpStore;
  readonly accessLog: AccessLog;
  readonly morningLists: MorningLists;
  readonly retention: Retention;
  readonly now: () => Date;
}

export interface CouncilRecord extends OrganisationChange {
  readonly council: string;
  readonly name: string;
  /** By choice, who set it last or set it back to its default, and when. */
  readonly choicesMade?: ChoicesMade;
  /** Where teams were before: what they sent then lies under those services. */
  readonly formerServices?: Pick<OrganisationChange["teams"][number], "team" | "service">[];
  /** When the legal hold was last set or lifted. */
  readonly legalHoldChangedAt?: string;
}
export type TeamRecord = CouncilRecord["teams"][number];

export interface Organisation {
  /** With everybody's grants, also those of the past. */
  council(council: string): Promise<CouncilRecord | undefined>;
  /** The same as it was some seconds ago at most: for what is kept nowhere and shows nothing of anybody else's. */
  recentCouncil(council: string): Promise<CouncilRecord | undefined>;
  /** The same as it is now, with the version that a change must name. */
  current(council: string): Promise<VersionedCouncil | undefined>;
  /** The next version; undefined when somebody else has changed the record since that version was read. */
  replace(changed: VersionedCouncil): Promise<string | undefined>;
}

export interface VersionedCouncil {
  readonly record: CouncilRecord;
  readonly version: string;
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

/** The first day on which each part of a run is no longer kept, unless a legal hold keeps it. */
export interface KeptUntil {
  readonly input: PlainDate;
  readonly findings: PlainDate;
  readonly run: PlainDate;
}

export interface NewRun extends KeptRun {
  readonly findings: RunFindings;
  /** The tables as they were sent, so that the run can be performed again. */
  readonly input: readonly WireTable[];
  readonly keptUntil: KeptUntil;
  readonly legalHold: boolean;
}

export interface AuditStore {
  /** Writes a run, its findings and its input once: the run counts only when all of it is there. */
  add(run: NewRun): Promise<{ outcome: "added" } | { outcome: "there-already"; kept: KeptRun }>;
  run(key: RunKey): Promise<KeptRun | undefined>;
  /** Undefined when there are none any more: they expire before their run does. */
  findings(key: RunKey): Promise<RunFindings | undefined>;
  /** The tables as they were sent. Undefined when they have expired. */
  input(key: RunKey): Promise<readonly WireTable[] | undefined>;
  /** At most so many of the runs asked for, newest first, from behind that place; what was erased says so. */
  newest(which: WhichRuns, page: { readonly most: number; readonly after?: RunPlace }): Promise<readonly AuditRun[]>;
  /** Whether the tracker is one of those of the team's month, or is taken among them, of which there are at most so many. */
  takeTracker(
    tracker: MonthsTracker,
    room: Hold & { readonly keptUntil: PlainDate; readonly most: number },
  ): Promise<boolean>;
  /** Whether the team has ever submitted. */
  hasRuns(council: string, team: string): Promise<boolean>;
  /**
   * Makes what is kept of the council expire when its day comes, or never while a legal hold stands: at most so many
   * documents that are not in line with that, what ends first before the rest.
   */
  hold(council: string, hold: Hold & { readonly most: number }): Promise<Aligned>;
}

export type MonthsTracker = Pick<AuditRun, "council" | "team" | "month" | "trackerId">;

export interface Hold {
  readonly legalHold: boolean;
  readonly today: PlainDate;
}

/** Documents that were not in line with a hold: how many were found, and how many of these are in line now. */
export interface Aligned {
  readonly found: number;
  readonly changed: number;
}

export interface WhichRuns {
  readonly council: string;
  /** Absent: every team, also those that are no more. */
  readonly teams?: readonly string[];
  /** The first and the last as-at day, both counted. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly edition?: string;
  readonly month?: string;
  readonly trackerId?: string;
}

/** A run's place in the order of newest first. */
export type RunPlace = Pick<AuditRun, "receivedAt" | "runId">;

/** What lies beside a run, which itself never changes. Notes and samples are kept as long as the findings. */
export interface BesideRuns {
  /** How many notes, or how many samples. */
  count(key: RunKey, kind: "dispute" | "sample"): Promise<number>;
  disputes(key: RunKey): Promise<readonly Dispute[]>;
  /** The note as it stands: the same note a second time leaves the first. */
  addDispute(key: RunKey, dispute: Dispute, today: PlainDate): Promise<Added<Dispute>>;
  /** Puts other words in the place of each note's, once, and says why. How many notes it was done to now. */
  eraseNotes(
    key: RunKey,
    words: { readonly note: string; readonly erased: NonNullable<Dispute["erased"]> },
  ): Promise<number>;
  sample(key: RunKey, seed: number): Promise<Sample | undefined>;
  samples(key: RunKey): Promise<readonly Sample[]>;
  /** The sample as it stands under its seed. */
  addSample(key: RunKey, sample: Sample, today: PlainDate): Promise<Added<Sample>>;
  /** Reads, changes and writes as one step. Undefined when there is no such sample. */
  changeSample(
    key: RunKey,
    seed: number,
    change: { readonly to: (sample: Sample) => Sample; readonly today: PlainDate },
  ): Promise<Sample | undefined>;
  erasure(key: RunKey): Promise<Erasure | undefined>;
  /**
   * Leaves the erasure in the place of everything but the run. The first one stands, unless by it the run still counted
   * for its month and by this one it does not.
   */
  erase(key: RunKey, erasure: Erasure): Promise<Added<Erasure>>;
}

export interface Added<T> {
  /** False when somebody was quicker, or it was sent twice. */
  readonly isNew: boolean;
  readonly stands: T;
}

export interface RollUpKey {
  readonly council: string;
  readonly service: string;
  readonly year: number;
}

/** What of a roll-up is folded from runs: names are the organisation's. */
export interface FoldedYear {
  readonly entries: readonly RollUpEntry[];
  readonly takenOut: readonly TakenOut[];
}

export interface RollUpStore {
  /** Every roll-up that is kept of the council. */
  keys(council: string): Promise<readonly RollUpKey[]>;
  year(key: RollUpKey): Promise<FoldedYear>;
  /**
   * Reads, changes and writes as one step: a change made by somebody else in between is folded in, never lost. What would
   * be more than the store takes is not written.
   */
  change(
    key: RollUpKey,
    to: (year: FoldedYear) => FoldedYear,
    kept: Hold & { readonly keptUntil: PlainDate },
  ): Promise<"stands" | "too-large">;
  /** As of the runs. */
  hold: AuditStore["hold"];
}

/** The teams of a council that have submitted nothing for longer than its setting allows, as at one morning. */
export interface MorningList {
  readonly council: string;
  readonly day: PlainDate;
  readonly staleDays: number;
  readonly teams: readonly {
    readonly team: string;
    readonly service: string;
    /** Absent: it has never submitted. */
    readonly lastSubmittedOn?: PlainDate;
  }[];
}

export interface MorningLists {
  /** The same morning a second time takes the place of the first. */
  keep(list: MorningList): Promise<void>;
  ofDay(council: string, day: PlainDate): Promise<MorningList | undefined>;
  newest(council: string): Promise<MorningList | undefined>;
}

export interface Retention {
  /** How much of each kind goes up to and on that day, and how much stays only because of a legal hold. */
  count(council: string, until: PlainDate): Promise<RetentionReport["kinds"]>;
  /** The same day a second time takes the place of the first. */
  keep(report: RetentionReport): Promise<void>;
  newest(council: string): Promise<RetentionReport | undefined>;
  keepHoldInPlace(hold: HoldInPlace): Promise<void>;
  holdInPlace(council: string): Promise<HoldInPlace | undefined>;
}

/** The last moment at which nothing was found that is not in line with the council's hold, or with its having none. */
export interface HoldInPlace {
  readonly council: string;
  readonly legalHold: boolean;
  readonly at: string;
}

export interface Access {
  readonly council: string;
  readonly caller: Caller;
  readonly at: Date;
  /** The day in London, by which the log is kept. */
  readonly day: PlainDate;
  readonly action: AccessAction;
  /** Whether what was asked for was done. */
  readonly outcome: "done" | "refused";
  /**
   * The run and sample, or the service and its year or month, or what was asked for, or the names of the parts that were
   * changed: never a case.
   */
  readonly of: {
    readonly team?: string;
    readonly runId?: string;
    readonly seed?: number;
    readonly service?: string;
    readonly year?: number;
    readonly month?: string;
    readonly day?: string;
    readonly format?: string;
    readonly from?: string;
    readonly to?: string;
    readonly edition?: string;
    /** The run, or the instant, behind which a page begins. */
    readonly after?: string;
    readonly parts?: string;
    /** What somebody was looked for by: never the reference or the name itself. */
    readonly by?: string;
  };
}

export type AccessAction =
  | "submitted"
  | "read-run"
  | "read-findings"
  | "re-performed"
  | "drew-sample"
  | "read-sample"
  | "answered-sample"
  | "disputed"
  | "erased-notes"
  | "erased"
  | "read-roll-up"
  | "compared-teams"
  | "pulled-audits"
  | "looked-for-somebody"
  | "read-organisation"
  | "changed-organisation"
  | "changed-grants"
  | "read-morning-list"
  | "read-retention-report"
  | "read-access-log";

/** An access as it was written down. */
export type LoggedAccess = AccessLogDay["entries"][number];

export interface AccessPage {
  readonly entries: readonly LoggedAccess[];
  /** The instant at which the page ends, when more may follow. */
  readonly end?: string;
}

export interface AccessLog {
  append(access: Access): Promise<void>;
  /** Oldest first, from behind an instant: about so many, for what was written at one instant stands on one page. */
  ofDay(
    council: string,
    day: PlainDate,
    page: { readonly most: number; readonly after?: string | undefined },
  ): Promise<AccessPage>;
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
