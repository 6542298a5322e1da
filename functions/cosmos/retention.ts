import type { Container, Database } from "@azure/cosmos";
import { z } from "zod";
import { plusDays } from "../../shared/calendar/arithmetic.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { keptKinds, retentionReport, type KeptKind, type RetentionReport } from "../../shared/contract/reports.ts";
import type { Retention } from "../ports.ts";
import { askWithin } from "./ask-within.ts";
import { type ContainerName, containerOf, runsContainer } from "./containers.ts";
import { retentionReportDocument, type RetentionReportDocument } from "./documents.ts";
import { holdInPlace, keepHoldInPlace } from "./hold-in-place.ts";
import { newestOfKind } from "./newest-of-kind.ts";
import { storeCall } from "./store-call.ts";
import { accessLogDays } from "./time-to-live.ts";

/** Longer than a year, so that one report can be held against that of a year ago. */
const keptSeconds = 400 * 24 * 60 * 60;

export function cosmosRetention(database: Database): Retention {
  const reports = containerOf(database, "organisation");
  return {
    // As long as it takes: nobody waits for it.
    count: (council, until) =>
      storeCall(
        () =>
          Promise.all(
            keptKinds.map((kind) => {
              const asked = questionsOf(containerOf(database, containers[kind] ?? runsContainer), council);
              return kind === "access-log" ? accesses(asked, until) : kept(asked, kind, until);
            }),
          ),
        Infinity,
      ),
    keep: (report) =>
      storeCall(async () => {
        await reports.items.upsert<RetentionReportDocument>(documentOf(report));
      }),
    newest: (council) =>
      storeCall(async () => {
        const found = await newestOfKind(reports, council, "retention-report");
        return found === undefined ? undefined : reportFrom(retentionReportDocument.parse(found));
      }),
    keepHoldInPlace: (hold) => storeCall(() => keepHoldInPlace(reports, hold)),
    holdInPlace: (council) => storeCall(() => holdInPlace(reports, council)),
  };
}

const containers: Readonly<Partial<Record<KeptKind, ContainerName>>> = {
  "roll-up": "roll-ups",
  "access-log": "access-log",
};

/** What is kept in several pieces counts once. */
const conditions = {
  run: "c.kind = 'run'",
  input: "c.kind = 'input' AND c.part = 0",
  "case-findings": "c.kind = 'case-findings' AND c.part = 0",
  "worker-findings": "c.kind = 'worker-findings' AND c.part = 0",
  sample: "c.kind = 'sample'",
  dispute: "c.kind = 'dispute'",
  erasure: "c.kind = 'erasure'",
  "roll-up": "IS_DEFINED(c.year)",
} as const satisfies Partial<Record<KeptKind, string>>;

type Counted = Promise<RetentionReport["kinds"][number]>;
/** How many fulfil a condition, in which `@until` is a day. */
type Count = (condition: string, until: PlainDate) => Promise<number>;

function questionsOf(container: Container, council: string): Count {
  return async (condition, until) => {
    const parameters = [{ name: "@until", value: until }];
    const [found] = await askWithin(container, { council }, { select: "VALUE COUNT(1)", where: condition, parameters });
    return z.number().parse(found);
  };
}

async function kept(count: Count, kind: keyof typeof conditions, until: PlainDate): Counted {
  const [expiring, held] = await Promise.all([
    count(`${conditions[kind]} AND c.ttl > 0 AND c.keptUntil <= @until`, until),
    count(`${conditions[kind]} AND c.ttl = -1`, until),
  ]);
  return { kind, expiring, held };
}

/** They have the end of their container, which no hold changes. */
async function accesses(count: Count, until: PlainDate): Counted {
  return { kind: "access-log", expiring: await count("c.day <= @until", plusDays(until, -accessLogDays)), held: 0 };
}

function documentOf({ kinds, ...report }: RetentionReport): RetentionReportDocument {
  const id = `retention-report-${report.day}`;
  return { id, kind: "retention-report", schemaVersion: 1, ...report, kinds: [...kinds], ttl: keptSeconds };
}

function reportFrom({ council, day, until, legalHold, kinds }: RetentionReportDocument): RetentionReport {
  return retentionReport.parse({ council, day, until, legalHold, kinds });
}
