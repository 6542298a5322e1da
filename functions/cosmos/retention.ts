import type { Container, Database } from "@azure/cosmos";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { keptKinds, retentionReport, type KeptKind, type RetentionReport } from "../../shared/contract/reports.ts";
import type { Retention } from "../ports.ts";
import { containerOf, runsContainer } from "./containers.ts";
import { retentionReportDocument, type RetentionReportDocument } from "./documents.ts";
import { newestOfKind } from "./newest-of-kind.ts";
import { storeCall } from "./store-call.ts";

/** Longer than a year, so that one report can be held against that of a year ago. */
const keptSeconds = 400 * 24 * 60 * 60;

export function cosmosRetention(database: Database): Retention {
  const [runs, rollUps] = [containerOf(database, runsContainer), containerOf(database, "roll-ups")];
  const reports = containerOf(database, "organisation");
  return {
    // As long as it takes: nobody waits for it.
    count: (council, until) =>
      storeCall(
        () => Promise.all(keptKinds.map((kind) => countOf(kind === "roll-up" ? rollUps : runs, council, kind, until))),
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
  };
}

/** What is kept in several pieces counts once. */
const conditions: Readonly<Record<KeptKind, string>> = {
  run: "c.kind = 'run'",
  input: "c.kind = 'input' AND c.part = 0",
  "case-findings": "c.kind = 'case-findings' AND c.part = 0",
  "worker-findings": "c.kind = 'worker-findings' AND c.part = 0",
  sample: "c.kind = 'sample'",
  dispute: "c.kind = 'dispute'",
  erasure: "c.kind = 'erasure'",
  "roll-up": "IS_DEFINED(c.year)",
};

async function countOf(
  container: Container,
  council: string,
  ...[kind, until]: [KeptKind, PlainDate]
): Promise<RetentionReport["kinds"][number]> {
  const count = async (condition: string): Promise<number> => {
    const query = {
      query: `SELECT VALUE COUNT(1) FROM c WHERE ${conditions[kind]} AND ${condition}`,
      parameters: [{ name: "@until", value: until }],
    };
    const { resources } = await container.items.query<number>(query, { partitionKey: [council] }).fetchAll();
    return resources[0] ?? 0;
  };
  const [expiring, held] = await Promise.all([count("c.ttl > 0 AND c.keptUntil <= @until"), count("c.ttl = -1")]);
  return { kind, expiring, held };
}

function documentOf({ kinds, ...report }: RetentionReport): RetentionReportDocument {
  const id = `retention-report-${report.day}`;
  return { id, kind: "retention-report", schemaVersion: 1, ...report, kinds: [...kinds], ttl: keptSeconds };
}

function reportFrom({ council, day, until, legalHold, kinds }: RetentionReportDocument): RetentionReport {
  return retentionReport.parse({ council, day, until, legalHold, kinds });
}
