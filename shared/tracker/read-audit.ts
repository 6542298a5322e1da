import type { AuditDateEntry, AuditTypeEntry } from "../contract/entries.ts";
import { lastDayOf } from "../calendar/month.ts";
import { cleanText } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { monthWithYear } from "./month-headings.ts";
import { recordsNothing, wordOf } from "./nothing-text.ts";
import { isPlausible, readDateCell, type Cell, type DateContext, type DateFault } from "./read-date.ts";
import { auditTypeWords } from "./vocabulary/audit-words.ts";

const types = ["monthly", "annual", "thematic", "external"] as const;
const typeOf = new Map<string, (typeof types)[number]>(
  types.flatMap((type) => auditTypeWords[type].map((word) => [word, type] as const)),
);

export function readAuditTypeCell(value: CellValue): AuditTypeEntry {
  if (recordsNothing(value)) return { kind: "blank" };
  return { kind: typeOf.get(wordOf(value)) ?? "other" };
}

interface AuditDateReading {
  readonly entry: AuditDateEntry;
  readonly fault?: DateFault;
}

/** The day of an audit, or the month alone: whether that is enough depends on the type of the audit. */
export function readAuditDateCell(cell: Cell, context: Pick<DateContext, "asAt" | "date1904">): AuditDateReading {
  const month = typeof cell.value === "string" ? monthWithYear(cleanText(cell.value)) : undefined;
  if (month !== undefined && isPlausible(lastDayOf(month), context.asAt)) return { entry: { kind: "month", month } };
  return readDateCell(cell, { ...context, column: "event" });
}
