import { isEmpty } from "./cell-text.ts";
import { chooseColumns, type ChosenColumns } from "./choose-columns.ts";
import { candidatesUnder, type CandidateColumn } from "./column-candidates.ts";
import { shareThatFits, type EvidenceContext } from "./column-evidence.ts";
import type { CellValue } from "./grid.ts";
import { isKnownHeading } from "./known-headings.ts";
import { readYesNoCell } from "./read-yes-no.ts";
import type { SheetCells } from "./sheet-cells.ts";
import type { TableFound } from "./table-at.ts";
import type { Evidence } from "./vocabulary/headings.ts";

interface UnfamiliarTable {
  readonly table: TableFound;
  readonly chosen: ChosenColumns;
}

const fewestHeadings = 3;
const leastShare = 0.5;

/**
 * A sheet of children, perhaps, whose headings are in words that nobody knows, such as another language: a row of nothing
 * but texts, and below it a column of dates and one that says whose rows they are. Every column is asked about.
 */
export function unfamiliarTable(cells: SheetCells, context: EvidenceContext): UnfamiliarTable | undefined {
  const { top, left, values } = cells.sheet;
  const at = values.findIndex((row, index) => mayBeHeadings(row, values[index + 1] ?? []));
  if (at === -1) return undefined;
  const columns = values[0]?.length ?? 0;
  const area = { row: top, column: left, rows: values.length, columns };
  const span = { firstColumn: left, lastColumn: left + columns - 1 };
  const table: TableFound = { row: top + at, ...span, holds: "cases", area, cells };
  const candidates = candidatesUnder(table);
  if (runDownThePage(candidates)) return undefined;
  // A word or two may be known after all.
  const { columns: known } = chooseColumns(candidates, "cases", context);
  const taken = new Set(known.values());
  const open = asked(
    candidates.filter(({ column: each }) => !taken.has(each)),
    context,
  );
  for (const field of known.keys()) open.delete(field);
  const has = (field: string): boolean => known.has(field) || open.has(field);
  const mayBeATracker = has("lastDiscussion") && (has("caseRef") || has("name"));
  return mayBeATracker ? { table, chosen: { columns: known, series: [], open, unclaimed: [] } } : undefined;
}

/** Each child stands in a column, and the headings in the first one. */
function runDownThePage([first]: readonly CandidateColumn[]): boolean {
  const values = first?.values ?? [];
  const known = values.filter(isKnownHeading);
  return known.length >= fewestHeadings && known.length >= values.length * leastShare;
}

/** As Excel heads a pivot table: it counts rows that stand elsewhere. */
const rowLabels = /^row labels$/iu;

function mayBeHeadings(row: readonly CellValue[], below: readonly CellValue[]): boolean {
  const filled = row.filter((value) => !isEmpty(value));
  const allTexts = filled.every((value) => typeof value === "string");
  const isPivot = filled.some((value) => rowLabels.test(String(value)));
  return filled.length >= fewestHeadings && allTexts && !isPivot && below.some((value) => !isEmpty(value));
}

/** Which columns may hold what, by their cells alone. A serial number may be a reference too: true dates come first. */
function asked(candidates: readonly CandidateColumn[], context: EvidenceContext): Map<string, CandidateColumn[]> {
  const answers = (value: CellValue): boolean =>
    ["yes", "no", "blank"].includes(readYesNoCell({ value }, context).kind);
  const reads = (evidence: Evidence) => (candidate: CandidateColumn) =>
    (shareThatFits(candidate.values, evidence, context) ?? 0) >= leastShare;
  const dates = candidates.filter(reads("date"));
  const references = candidates.filter((candidate) => reads("reference")(candidate) && !dates.includes(candidate));
  const plans = candidates.filter(reads("plan"));
  const known = new Set([...dates, ...references, ...plans]);
  const people = candidates.filter((candidate) => !known.has(candidate) && !candidate.values.every(answers));
  const byField = [
    ["caseRef", references],
    ["name", people],
    ["planType", plans],
    ["worker", people],
    ["dateOpened", dates],
    ["lastDiscussion", dates],
  ] as const;
  return new Map(byField.filter(([, columns]) => columns.length > 0).map(([field, columns]) => [field, [...columns]]));
}
