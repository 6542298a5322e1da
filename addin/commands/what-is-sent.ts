import { dayInWords, monthInWords } from "../../shared/calendar/format.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import {
  auditFieldNames,
  groupFieldNames,
  observationFieldNames,
  sessionFieldNames,
} from "../../shared/contract/log-tables.ts";
import type { RowPointer } from "../../shared/contract/table-parts.ts";
import { caseFieldNames, type WireTable } from "../../shared/contract/tables.ts";
import { workerFieldNames } from "../../shared/contract/worker-table.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import { contentOfRows, type TableLayout } from "../../shared/tracker/layout.ts";
import { understandTrackerInSteps } from "../../shared/tracker/understand.ts";
import { unhurried } from "./unhurried.ts";

export type SentKind = WireTable["holds"];

/** What would travel of one kind of table: every field that is mapped, with its entry in one row, in words. */
export interface SentTables {
  readonly holds: SentKind;
  readonly rows: number;
  readonly fields: readonly { readonly field: string; readonly words: string }[];
}

/** What the service would be sent of the tables in these places, and nothing else is; the page waits for none of it. */
export async function whatIsSent(
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
  asAt: PlainDate,
  referencePattern?: string,
): Promise<readonly SentTables[]> {
  const { tables } = await unhurried(understandTrackerInSteps(workbook, layouts, asAt, { referencePattern }));
  return sentOfTables(tables);
}

/** By kind, cases first: these tables as they are sent. */
export function sentOfTables(tables: readonly WireTable[]): readonly SentTables[] {
  return kinds.flatMap((holds) => {
    const ofKind = tables.filter((table) => table.holds === holds);
    return ofKind.length === 0 ? [] : [sentOf(holds, ofKind)];
  });
}

const kinds: readonly SentKind[] = ["cases", "workers", "agreements", "sessions", "groups", "audits", "observations"];

function sentOf(holds: SentKind, tables: readonly WireTable[]): SentTables {
  const rows = tables.flatMap((table) => table.rows.map(entriesOf));
  const mapped = tables.flatMap(({ mappedFields }): readonly string[] => mappedFields);
  const fields = new Set([...rows.flat().map(([field]) => field), ...mapped]);
  const shown = new Map(fullest(rows));
  return {
    holds,
    rows: rows.length,
    fields: [...fields].map((field) => ({ field, words: shown.get(field) ?? "not filled in" })),
  };
}

/** The first of the rows in which most is filled in, in words. */
function fullest(rows: readonly (readonly [string, unknown][])[]): readonly (readonly [string, string])[] {
  let most: readonly [string, unknown][] = [];
  for (const row of rows) {
    const filled = row.filter(([, entry]) => !isBlank(entry));
    if (filled.length > most.length) most = filled;
  }
  return most.map(([field, entry]) => [field, entryWords(entry)] as const);
}

/** What a row carries beside its fields is sent too, and so it is shown. */
function entriesOf(row: WireTable["rows"][number]): [string, unknown][] {
  const { caseRef, family, workerRows, fields } = row as {
    readonly caseRef?: string;
    readonly family?: number;
    readonly workerRows?: readonly RowPointer[];
    readonly fields: Readonly<Record<string, unknown>>;
  };
  return [
    ...(caseRef === undefined ? [] : [["caseRef", caseRef] as [string, unknown]]),
    ...(family === undefined
      ? []
      : [["familyRef", `family ${family}, a number made for this check`] as [string, unknown]]),
    ...(workerRows === undefined ? [] : [["worker", "which row of your list of workers it is"] as [string, unknown]]),
    ...Object.entries(fields),
  ];
}

const withoutName = (fields: readonly string[]): ReadonlySet<string> =>
  new Set(fields.filter((field) => field !== "worker"));
const ofCases: ReadonlySet<string> = new Set([...caseFieldNames, "caseRef"]);

/** The fields of a table that may travel. In a log the worker's name stays: what travels is which row of the list it is. */
export function fieldsSent(holds: TableLayout["holds"]): ReadonlySet<string> {
  switch (holds) {
    case "cases":
    case "mixed":
      return ofCases;
    case "workers":
      return new Set(workerFieldNames);
    case "agreements":
      return withoutName(workerFieldNames);
    case "sessions":
      return new Set(sessionFieldNames);
    case "groups":
      return new Set(groupFieldNames);
    case "audits":
      return new Set(auditFieldNames);
    case "observations":
      return new Set(observationFieldNames);
  }
}

/** Every field that travels of these tables, each with the kind of table that it stands in. */
export function fieldsSentOf(layouts: readonly TableLayout[]): ReadonlySet<string> {
  const named = layouts.flatMap(({ holds, columns, series = {}, months = {}, cells = {}, workerInSheetName }) => {
    const ofRows = contentOfRows({ holds });
    return [
      ...(workerInSheetName === true ? [{ holds: ofRows, field: "worker" }] : []),
      ...[columns, series, months].flatMap((each) => Object.keys(each)).map((field) => ({ holds: ofRows, field })),
      ...Object.keys(cells).map((field) => ({ holds: "workers" as const, field })),
    ];
  });
  const sent = named.filter(({ holds, field }) => fieldsSent(holds).has(field) || field === "familyRef");
  return new Set(sent.map(({ holds, field }) => `${holds} ${field}`));
}

interface Entry {
  readonly kind?: string;
  readonly dates?: readonly { readonly on: PlainDate; readonly group: boolean }[];
  readonly on?: PlainDate;
  readonly first?: PlainDate;
  readonly last?: PlainDate;
  readonly plans?: readonly string[];
  readonly entries?: readonly unknown[];
  readonly value?: number;
  readonly days?: number;
  readonly role?: string;
  readonly stage?: string;
  readonly month?: string;
}

function isBlank(entry: unknown): boolean {
  return (entry as Entry).kind === "blank";
}

/** An entry as people would write it; never the text of the cell, which does not travel. */
function entryWords(entry: unknown): string {
  if (typeof entry === "string") return entry;
  const { kind = "", entries, plans, value, role, stage } = entry as Entry;
  if (entries !== undefined) return entries.map(entryWords).join("; ");
  if (plans !== undefined) return plans.length === 0 ? "none recognised" : plans.map(spaced).join(", ");
  return daysIn(entry as Entry) ?? (value === undefined ? spaced(role ?? stage ?? kind) : String(value));
}

function daysIn(entry: Entry): string | undefined {
  const { kind, dates, on, days, month } = entry;
  if (dates !== undefined) return dates.map((each) => dayInWords(each.on) + (each.group ? " (group)" : "")).join(", ");
  if (kind === "absence") return absenceWords(entry);
  if (on !== undefined) return dayInWords(on);
  if (month !== undefined) return monthInWords(month);
  return days === undefined ? undefined : `${days} days`;
}

function absenceWords({ first, last }: Pick<Entry, "first" | "last">): string {
  const from = first === undefined ? "since a day that is not recorded" : `from ${dayInWords(first)}`;
  return `away ${from}${last === undefined ? "" : ` to ${dayInWords(last)}`}, never why`;
}

/** A word of the wire as people write it: not recorded. */
function spaced(word: string): string {
  return word.replaceAll("-", " ");
}
