import { csvLine } from "../../shared/audit/csv-line.ts";
import { pullColumns, pullRows } from "../../shared/audit/pull-rows.ts";
import type { AuditsQuery } from "../../shared/contract/pull.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { Pulled } from "../use-cases/pull-audits.ts";
import type { FileAnswer } from "./answer.ts";
import { auditWorkbook } from "./audit-workbook.ts";

/** Everything that was pulled, as a file. CSV and JSON are sent page by page; a workbook is made whole. */
export async function auditFile(pulled: Pulled, format: NonNullable<AuditsQuery["format"]>): Promise<FileAnswer> {
  const name = `audits-${pulled.drawn.council}-${pulled.drawn.drawnAt.slice(0, 10)}.${format}`;
  switch (format) {
    case "csv":
      return { name, type: "text/csv; charset=utf-8", content: await begun(csvOf(pulled)) };
    case "json":
      return { name, type: "application/json", content: await begun(jsonOf(pulled)) };
    case "xlsx":
      return {
        name,
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        content: await auditWorkbook(pulled),
      };
  }
}

async function* csvOf({ drawn, runs }: Pulled): AsyncGenerator<string, undefined> {
  let before = byteOrderMark + csvLine(pullColumns);
  for await (const page of runs) {
    yield before + page.flatMap((run) => pullRows(run, drawn).map(csvLine)).join("");
    before = "";
  }
}
/** Without it Excel reads a CSV file in the computer's own code page. */
const byteOrderMark = "\uFEFF";

async function* jsonOf({ drawn, runs }: Pulled): AsyncGenerator<string, undefined> {
  let before = `{"drawn":${JSON.stringify(drawn)},"audits":[`;
  for await (const page of runs) {
    if (page.length === 0) continue;
    yield before + page.map((run: AuditRun) => JSON.stringify(run)).join(",\n");
    before = ",\n";
  }
  yield before.startsWith("{") ? `${before}]}` : "]}";
}

/**
 * With its first page made: a store that is busy is then said before anything has been sent. One that fails later breaks
 * the transfer off, and what has arrived does not pass for the whole.
 */
async function begun(parts: AsyncGenerator<string, undefined>): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let next: IteratorResult<string, undefined> | undefined = await parts.next();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value } = next ?? (await parts.next());
      next = undefined;
      if (value === undefined) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
