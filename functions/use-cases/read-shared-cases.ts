import { runsThatShare, sharedCases, type StandingRun } from "../../shared/audit/shared-cases.ts";
import type { Month } from "../../shared/calendar/month.ts";
import type { RollUpEntry, RunFindings } from "../../shared/contract/routes.ts";
import type { SharedCases } from "../../shared/contract/shared-cases.ts";
import type { Caller, World } from "../ports.ts";
import { logged } from "./logged.ts";
import type { Refusal } from "./refusal.ts";
import { notYours, readsService, scopeOf } from "./scope.ts";
import { yearOfService } from "./year-of-service.ts";

interface ServiceMonth {
  readonly council: string;
  readonly service: string;
  readonly month: Month;
}

/**
 * The cases that stand in more than one team of a service in a month. References are read by those who read the findings
 * of every team of it: its head, and quality assurance. No worker is in it.
 */
export function readSharedCases(world: World, caller: Caller, place: ServiceMonth): Promise<SharedCases | Refusal> {
  const { council, service, month } = place;
  return logged(world, { council, caller, action: "compared-teams", of: { service, month } }, async () => {
    const scope = await scopeOf(world, caller, council);
    const isThere = scope?.record.services.some((each) => each.service === service);
    if (!scope || !isThere || !readsService(scope, service)) return notYours("this service's figures");
    const year = Number(month.slice(0, 4));
    const { entries } = await yearOfService(world, scope.record, { council, service, year });
    const standing = entries.filter((entry) => entry.month === month);
    return { ...place, ...(await compared(world, council, standing)) };
  });
}

type Compared = Omit<SharedCases, keyof ServiceMonth>;

async function compared(world: World, council: string, standing: readonly RollUpEntry[]): Promise<Compared> {
  // One team alone shares nothing with another: nobody's findings are looked at for that.
  const isAlone = new Set(standing.map(({ team }) => team)).size < 2;
  const found = isAlone
    ? standing.map(withNothing)
    : await Promise.all(standing.map((entry) => read(world, council, entry)));
  const readable = found.filter((one) => "results" in one);
  const sharing = runsThatShare(readable);
  // The entries are large, and wanted for the day of allocation alone.
  const whole = await Promise.all(
    readable.map(async (run) => (sharing.has(run) ? withTables(world, council, run) : { ...run, tables: [] })),
  );
  const runs = whole.filter((one) => "tables" in one);
  return {
    compared: runs.map(({ team, runId }) => ({ team, runId })),
    notCompared: [...found, ...whole].flatMap((one) => ("because" in one ? [one] : [])),
    ...sharedCases(runs),
  };
}

type Run = Omit<StandingRun, "tables">;
type NotCompared = SharedCases["notCompared"][number];

function withNothing(entry: RollUpEntry): Run {
  return { ...placeOf(entry), results: [], exclusions: [] };
}

function placeOf({ team, runId, asAt, receivedAt }: RollUpEntry): Pick<Run, "team" | "runId" | "asAt" | "receivedAt"> {
  return { team, runId, asAt, receivedAt };
}

async function read({ audits, besideRuns }: World, council: string, entry: RollUpEntry): Promise<Run | NotCompared> {
  const { team, runId } = entry;
  const key = { council, team, runId };
  const [findings, erasure] = await Promise.all([audits.findings(key), besideRuns.erasure(key)]);
  if (erasure) return { team, runId, because: "erased" };
  return findings ? withFindings(entry, findings) : { team, runId, because: "expired" };
}

function withFindings(entry: RollUpEntry, { results, exclusions }: RunFindings): Run | NotCompared {
  const cases = results.filter(({ subject }) => subject.kind === "case");
  if (cases.length > 0 && cases.every(({ subject }) => subject.ref === undefined)) {
    return { team: entry.team, runId: entry.runId, because: "no-references" };
  }
  return { ...placeOf(entry), results, exclusions };
}

async function withTables({ audits }: World, council: string, run: Run): Promise<StandingRun | NotCompared> {
  const { team, runId } = run;
  const tables = await audits.input({ council, team, runId });
  return tables ? { ...run, tables } : { team, runId, because: "expired" };
}
