import { plusDays } from "../../shared/calendar/arithmetic.ts";
import type { RetentionReport } from "../../shared/contract/reports.ts";
import { editions } from "../../shared/policy/registry.ts";
import type { World } from "../ports.ts";
import { todayInLondon } from "./today-in-london.ts";

const daysAhead = 30;

/** Writes down, for each council, what expires in the next 30 days and what stays only because of a legal hold. */
export async function reportRetention(
  world: Pick<World, "organisation" | "retention" | "now">,
): Promise<readonly RetentionReport[]> {
  const day = todayInLondon(world.now());
  const until = plusDays(day, daysAhead);
  const reports: RetentionReport[] = [];
  for (const council of new Set(editions.map((edition) => edition.council))) {
    const record = await world.organisation.council(council);
    if (!record) continue;
    const kinds = await world.retention.count(council, until);
    const report = { council, day, until, legalHold: record.settings.legalHold, kinds };
    await world.retention.keep(report);
    reports.push(report);
  }
  return reports;
}
