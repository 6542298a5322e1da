import type { TableContent } from "../contract/vocabulary.ts";
import { shareThatFits, type EvidenceContext } from "./column-evidence.ts";
import type { CellValue } from "./grid.ts";
import { fieldsOf, isSeriesHeading, trappedField } from "./known-headings.ts";
import { fieldHeadings, type FieldHeadings } from "./vocabulary/headings.ts";

export interface CandidateColumn {
  /** From 0. */
  readonly column: number;
  readonly heading: CellValue;
  /** Cells below the heading. */
  readonly values: readonly CellValue[];
}

export interface ChosenColumns {
  readonly columns: ReadonlyMap<string, number>;
  readonly series: readonly number[];
  /** Fields that neither heading nor cells settle, with the columns that may hold them. */
  readonly open: ReadonlyMap<string, readonly CandidateColumn[]>;
}

interface Claim {
  readonly candidate: CandidateColumn;
  readonly known: FieldHeadings;
  readonly fits: boolean;
}

/** Half of a column's cells at least must read as what its heading says; dates are written badly more often. */
const leastShare = { date: 0.35, other: 0.5 } as const;

/** Which column holds which field. Two columns for one field, a heading of many meanings or cells that say otherwise: asked. */
export function chooseColumns(
  candidates: readonly CandidateColumn[],
  holds: TableContent,
  context: EvidenceContext,
): ChosenColumns {
  const { series, trapped, single } = sortedOut(candidates, holds);
  const columns = new Map<string, number>();
  const open = new Map<string, CandidateColumn[]>();
  for (const [field, claims] of claimsOf(single, holds, context)) settle(field, claims, columns, open);
  for (const candidate of trapped) {
    const field = trappedField(candidate.heading);
    if (field !== undefined && !columns.has(field)) open.set(field, [...(open.get(field) ?? []), candidate]);
  }
  if (holds === "cases" && series.length === 0 && !columns.has("lastDiscussion") && !open.has("lastDiscussion")) {
    open.set("lastDiscussion", []);
  }
  return { columns, series: series.map(({ column }) => column), open };
}

interface SortedOut {
  readonly series: readonly CandidateColumn[];
  readonly trapped: readonly CandidateColumn[];
  readonly single: readonly CandidateColumn[];
}

/** Children may have a series of discussions and headings of many meanings; a lone "Sup 1" is no series. */
function sortedOut(candidates: readonly CandidateColumn[], holds: TableContent): SortedOut {
  if (holds !== "cases") return { series: [], trapped: [], single: candidates };
  const numbered = candidates.filter(({ heading }) => isSeriesHeading(heading));
  const series = numbered.length >= 2 ? numbered : [];
  const trapped = candidates.filter(({ heading }) => trappedField(heading) !== undefined);
  const single = candidates.filter((candidate) => !series.includes(candidate) && !trapped.includes(candidate));
  return { series, trapped, single };
}

function settle(
  field: string,
  claims: readonly Claim[],
  columns: Map<string, number>,
  open: Map<string, CandidateColumn[]>,
): void {
  const [first] = claims;
  if (first === undefined) return;
  const fitting = claims.filter(({ fits }) => fits);
  const [only, ...more] = first.known.neverRead ? [first] : fitting;
  if (only !== undefined && more.length === 0) columns.set(field, only.candidate.column);
  else
    open.set(
      field,
      (fitting.length > 0 ? fitting : claims).map(({ candidate }) => candidate),
    );
}

/** Every column's claim to one field: the one its heading names, and among several the one that its cells read as. */
function claimsOf(
  candidates: readonly CandidateColumn[],
  holds: TableContent,
  context: EvidenceContext,
): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const candidate of candidates) {
    const claim = claimOf(candidate, withTwins(fieldsOf(candidate.heading, holds), holds), context);
    if (claim !== undefined) claims.set(claim.known.field, [...(claims.get(claim.known.field) ?? []), claim]);
  }
  return claims;
}

function claimOf(
  candidate: CandidateColumn,
  fields: readonly FieldHeadings[],
  context: EvidenceContext,
): Claim | undefined {
  const shareOf = (known: FieldHeadings) => shareThatFits(candidate.values, known.evidence, context);
  const [best, other] = fields
    .map((known) => ({ known, share: shareOf(known) }))
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  if (best === undefined) return undefined;
  // A heading of two meanings over an empty column says nothing; a heading of one meaning is taken at its word.
  const share = best.share ?? (other === undefined ? 1 : 0);
  return { candidate, known: best.known, fits: share >= leastShare[best.known.evidence === "date" ? "date" : "other"] };
}

const planType = fieldHeadings.find(({ field }) => field === "planType");

/** A column headed Status, or Case status, holds plans as often as it says open or closed. */
function withTwins(fields: readonly FieldHeadings[], holds: TableContent): readonly FieldHeadings[] {
  const isStatus = holds === "cases" && fields.some(({ field }) => field === "status");
  return isStatus && planType !== undefined && !fields.includes(planType) ? [...fields, planType] : fields;
}
