import { InvocationContext } from "@azure/functions";
import { councilDocumentOf } from "../../functions/cosmos/organisation.ts";
import { runDocumentOf } from "../../functions/cosmos/run-mapper.ts";
import type { Caller, CouncilRecord, Grant, World } from "../../functions/ports.ts";
import { foldRunsTrigger } from "../../functions/triggers/fold-runs.ts";
import { alignHolds } from "../../functions/use-cases/align-holds.ts";
import { checkTracker } from "../../functions/use-cases/check-tracker.ts";
import { foldRuns } from "../../functions/use-cases/fold-runs.ts";
import { listStaleTeams } from "../../functions/use-cases/list-stale-teams.ts";
import { pullPage } from "../../functions/use-cases/pull-audits.ts";
import { readFindings } from "../../functions/use-cases/read-findings.ts";
import { readOrganisation } from "../../functions/use-cases/read-organisation.ts";
import { readRollUp } from "../../functions/use-cases/read-roll-up.ts";
import { readRun } from "../../functions/use-cases/read-run.ts";
import { readSharedCases } from "../../functions/use-cases/read-shared-cases.ts";
import { isRefusal, type Refusal } from "../../functions/use-cases/refusal.ts";
import { reportRetention } from "../../functions/use-cases/report-retention.ts";
import { submitAudit } from "../../functions/use-cases/submit-audit.ts";
import { whoAmI } from "../../functions/use-cases/who-am-i.ts";
import { plusDays } from "../../shared/calendar/arithmetic.ts";
import { defaultSettings } from "../../shared/contract/organisation.ts";
import type { AuditRun, Submission } from "../../shared/contract/routes.ts";
import { asAt, caseload } from "../bench/caseload.ts";
import { databaseName, openStore, worldAt } from "../functions/store.ts";
import { counting, type Operation } from "./request-units.ts";

/** England on paper: what is assumed. */
export const country = {
  councils: 153,
  /** With 120 cases each these are some 404,000 children: about as many as there were in need on 31 March 2024. */
  teamsOfCouncil: 22,
  servicesOfCouncil: 2,
  casesOfTeam: 120,
  workingDaysOfYear: 253,
  years: 5,
} as const;

/** What is done in one council on a working day, how often, and what the store was asked each time. */
export interface Doing {
  readonly what: string;
  readonly timesADay: number;
  readonly daysAYear: number;
  readonly operations: readonly Operation[];
}

const council = "haringey";
const noon = new Date(`${asAt}T11:00:00Z`);
const { teamsOfCouncil, servicesOfCouncil, casesOfTeam, workingDaysOfYear } = country;
const number = (index: number): string => String(index + 1).padStart(2, "0");
const runNumber = (index: number): string => `30000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const trackerOf = (index: number): string => `40000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

const caller = (personId: string, role: Caller["roles"][number]): Caller => ({
  personId,
  name: `Somebody With A Longer Name ${personId}`,
  roles: [role],
  tenantId: "tenant-1",
});
const manager = caller("manager-01", "team-manager");
const head = caller("head-01", "head-of-service");
const qa = caller("qa-01", "qa");

function organisation(): CouncilRecord {
  const teams = Array.from({ length: teamsOfCouncil }, (_, index) => ({
    team: `team-${number(index)}`,
    name: `Safeguarding and Support Team ${number(index)}`,
    service: `service-${number(index % servicesOfCouncil)}`,
  }));
  const services = Array.from({ length: servicesOfCouncil }, (_, index) => ({
    service: `service-${number(index)}`,
    name: `Children's Service ${number(index)}`,
  }));
  const from = plusDays(asAt, -400);
  const grants: Grant[] = [
    ...teams.flatMap(({ team }, index): Grant[] => [
      { personId: `manager-${number(index)}`, role: "manager", team, from },
      { personId: `deputy-${number(index)}`, role: "deputy", team, from, until: plusDays(asAt, 300) },
    ]),
    ...services.map(({ service }, index): Grant => ({
      personId: `head-${number(index)}`,
      role: "head-of-service",
      service,
      from,
    })),
    ...["qa-01", "qa-02", "qa-03"].map((personId): Grant => ({ personId, role: "qa", from })),
    { personId: "administrator-01", role: "administrator", from },
  ];
  const people = [...new Set(grants.map(({ personId }) => personId))].map((personId) => ({
    personId,
    name: `Somebody With A Longer Name ${personId}`,
  }));
  return { council, name: "A council", services, teams, people, grants, choices: {}, settings: defaultSettings };
}

const submission: Submission = {
  trackerId: trackerOf(1),
  month: asAt.slice(0, 7),
  tables: caseload(council, casesOfTeam).tables,
};

/** Does what is done on a day over the real use cases and the real SDK, and counts. */
export async function dayOfCouncil(): Promise<readonly Doing[]> {
  const operations: Operation[] = [];
  const client = await openStore({ wire: counting(operations), now: () => noon.getTime() / 1000 });
  await client.database(databaseName).container("organisation").items.create(councilDocumentOf(organisation()));
  // A world of its own each time: nothing is remembered from one to the next.
  const world = (): World => worldAt(client, noon);
  const count = async (
    what: string,
    timesADay: number,
    act: () => Promise<unknown>,
    daysAYear: number = workingDaysOfYear,
  ) => {
    operations.length = 0;
    await act();
    return { what, timesADay, daysAYear, operations: [...operations] };
  };
  const key = { council, team: "team-01", runId: runNumber(1) };
  const submitted = await count("submit a run", teamsOfCouncil, () =>
    accepted(submitAudit(world(), manager, key, submission)),
  );
  const run = await accepted(readRun(world(), manager, key));
  await fillYear(world(), run);
  const doings = [
    submitted,
    withFeed(await count("fold it into its roll-up", teamsOfCouncil, () => fold(world(), run)), submitted.operations),
    await count("check without submitting", 3 * teamsOfCouncil, () =>
      accepted(checkTracker(world(), manager, council, { asAt, tables: submission.tables })),
    ),
    await count("open pane or page", 40, () => whoAmI(world(), manager)),
    await count("read a roll-up page", 8, async () => {
      await accepted(readOrganisation(world(), head, council));
      for (const year of [2024, 2025]) {
        await accepted(readRollUp(world(), head, { council, service: "service-01", year }));
      }
    }),
    await count("open a run's findings", 20, () => accepted(readFindings(world(), head, key))),
    await count("read a run's record", 20, () => accepted(readRun(world(), qa, key))),
    await count("list 100 runs", 6, () => accepted(pullPage(world(), qa, { council, asked: {} }))),
    await count("make the morning list", 1, () => listStaleTeams(world()), 365),
    await count("make the retention report", 1 / 7, () => reportRetention(world()), 365),
    await count("look after the legal hold", (24 * 60) / 5, () => alignHolds(world()), 365),
  ];
  await everyTeamSends((later) => worldAt(client, new Date(noon.getTime() + later)));
  const comparing = await count("compare the teams of a page", 8, () =>
    accepted(readSharedCases(world(), head, { council, service: "service-01", month: submission.month })),
  );
  return [...doings, comparing, atRest];
}

/** Each with children of its own, so that every run of the month is there to be compared. */
async function everyTeamSends(worldIn: (milliseconds: number) => World): Promise<void> {
  const world = worldIn(120_000);
  for (const [index, { team }] of organisation().teams.entries()) {
    const tables = submission.tables.map((table) =>
      table.holds === "cases"
        ? { ...table, rows: table.rows.map((row) => ({ ...row, caseRef: `T${index}${row.caseRef ?? ""}` })) }
        : table,
    );
    const of = { ...submission, trackerId: trackerOf(index + 1), tables };
    const sender = caller(`manager-${number(index)}`, "team-manager");
    const { run } = await accepted(submitAudit(world, sender, { council, team, runId: runNumber(2_000 + index) }, of));
    await foldRuns(world, [run]);
  }
}

async function accepted<T extends object>(answer: Promise<T | Refusal>): Promise<T> {
  const given = await answer;
  if (isRefusal(given)) throw new Error(given.because);
  return given;
}

/** Every team has sent every month, so that the roll-ups are as large as they become; and there are 100 runs to list. */
async function fillYear(world: World, run: AuditRun): Promise<void> {
  const { teams } = organisation();
  const months = Array.from({ length: 12 }, (_, index) => `2025-${number(index)}`);
  const runs = teams.flatMap(({ team, service }, place) =>
    months.map((month) => ({ ...run, team, service, month, trackerId: trackerOf(place + 1), runId: run.runId })),
  );
  await foldRuns(world, runs);
  for (let index = 2; index < 103; index++) {
    const one = { ...run, team: teams[index % teams.length]?.team ?? run.team, runId: runNumber(index) };
    const kept = { input: plusDays(asAt, 90), findings: plusDays(asAt, 365), run: plusDays(asAt, 2192) };
    const findings = { runId: one.runId, results: [], exclusions: [] };
    await world.audits.add({ run: one, bodyHash: "", findings, input: [], keptUntil: kept, legalHold: false });
  }
}

async function fold(world: World, run: AuditRun): Promise<void> {
  const later = { ...run, receivedAt: new Date(noon.getTime() + 60_000).toISOString(), runId: runNumber(999) };
  const stored = { attempt: "", caseFindingsChunks: 1, workerFindingsChunks: 0, inputChunks: 1 };
  const kept = { findingsKeptUntil: asAt, ttl: 1, keptUntil: asAt };
  const document = runDocumentOf({ run: later, bodyHash: "" }, { ...stored, ...kept });
  await foldRunsTrigger(world)([document], new InvocationContext({ functionName: "foldRuns" }));
}

/** The feed brings what was written, and the lease is moved on once for it. */
function withFeed(doing: Doing, submitted: readonly Operation[]): Doing {
  const written = submitted.filter(({ container, kind }) => container === "runs" && kind === "create");
  const bytes = written.reduce((total, operation) => total + operation.bytes, 0);
  const feed: Operation[] = [
    { container: "runs", kind: "feed", bytes },
    { container: "leases", kind: "replace", bytes: 1024 },
  ];
  return { ...doing, operations: [...feed, ...doing.operations] };
}

/** In seconds, as the library documents them: nothing of ours sets another. */
export const feedIntervals = { feedPollDelay: 5, leaseRenewInterval: 17, leaseAcquireInterval: 13 } as const;

/**
 * One instance that never sleeps: it looks for changes, renews its lease and looks at all leases, each at its interval.
 * An assumption: the stand-in for the Functions host has no leases.
 */
const secondsOfDay = 86_400;
const atRest: Doing = {
  what: "wait for changes",
  timesADay: 1,
  daysAYear: 365,
  operations: [
    ...times(secondsOfDay / feedIntervals.feedPollDelay, { container: "runs", kind: "feed", bytes: 0 }),
    ...times(secondsOfDay / feedIntervals.leaseRenewInterval, { container: "leases", kind: "replace", bytes: 1024 }),
    ...times(secondsOfDay / feedIntervals.leaseAcquireInterval, { container: "leases", kind: "query", bytes: 1024 }),
  ],
};

function times(count: number, operation: Operation): Operation[] {
  return Array.from({ length: Math.round(count) }, () => operation);
}
