import type { TableContent } from "../contract/vocabulary.ts";
import { askedByCells, speaksOfSupervision } from "./asked-by-cells.ts";
import { wholeWordFinder } from "./cell-text.ts";
import { isNameHeading } from "./child-names.ts";
import type { CandidateColumn } from "./column-candidates.ts";
import { shareThatFits, type EvidenceContext } from "./column-evidence.ts";
import type { CellValue } from "./grid.ts";
import { isGroupBeside } from "./group-heading.ts";
import { fieldsOf, isSeriesHeading, trappedField } from "./known-headings.ts";
import { recordsNothing } from "./nothing-text.ts";
import { readCareLeaverCell } from "./read-plan.ts";
import { fieldHeadings, type FieldHeadings } from "./vocabulary/headings.ts";

export interface ChosenColumns {
  readonly columns: ReadonlyMap<string, number>;
  readonly series: readonly number[];
  /** Fields that the headings do not settle, with the columns that may hold them. */
  readonly open: ReadonlyMap<string, readonly CandidateColumn[]>;
  /** Columns whose headings say nothing that is known. */
  readonly unclaimed: readonly CandidateColumn[];
}

/** A column that may hold a field. */
interface Claim {
  readonly candidate: CandidateColumn;
  readonly known: FieldHeadings;
  readonly fits: boolean;
}

/** Half of a column's cells at least must read as what its heading says; dates are written badly more often. */
const leastShare = { date: 0.35, other: 0.5 } as const;

function isEnough(share: number, evidence: FieldHeadings["evidence"]): boolean {
  return share >= leastShare[evidence === "date" ? "date" : "other"];
}

/** Whether enough of a column's cells read as that field; an empty column does not say otherwise. */
export function cellsFit(values: readonly CellValue[], field: string, context: EvidenceContext): boolean {
  const [{ evidence } = { evidence: "any" as const }] = known(field);
  const share = shareThatFits(values, evidence, context);
  return share === undefined || isEnough(share, evidence);
}

/** Which column holds which field. Two columns for one field, a heading of many meanings or cells that say otherwise: asked. */
export function chooseColumns(
  candidates: readonly CandidateColumn[],
  holds: TableContent,
  context: EvidenceContext,
): ChosenColumns {
  const { series, trapped, named, unclaimed } = sortedOut(candidates, holds);
  const columns = new Map<string, number>();
  const open = new Map<string, readonly CandidateColumn[]>();
  for (const [field, claims] of claimsOf(named, holds, context)) settle(field, claims, columns, open);
  askAboutTraps(trapped, columns, open);
  // The plan may stand under such a heading; without it a match alone would give the longer interval.
  const plans = trapped.filter(({ values }) => (shareThatFits(values, "plan", context) ?? 0) >= leastShare.other);
  if (plans.length > 0 && !columns.has("planType") && !open.has("planType")) open.set("planType", plans);
  const isRead = (field: string): boolean => columns.has(field) || (field === "lastDiscussion" && series.length > 0);
  for (const [field, asked] of askedByCells(unclaimed, holds, context)) {
    if (!isRead(field)) open.set(field, besides(open.get(field), field, asked));
  }
  if (holds === "workers") nameStaff(unclaimed, columns, open);
  const read = holds === "cases" && series.length === 0 ? groupsBeside(candidates, columns, context) : series;
  return { columns, series: read.map(({ column }) => column), open, unclaimed };
}

/** Where a known heading does not settle how long ago it was, what another says of supervision may be meant. */
function besides(
  before: readonly CandidateColumn[] | undefined,
  field: string,
  asked: readonly CandidateColumn[],
): readonly CandidateColumn[] {
  if (before === undefined) return asked;
  return clocks.has(field) ? [...before, ...asked.filter(speaksOfSupervision)] : before;
}

/** "Last sup (Grp)" beside "Last sup (1:1)": both are read, and neither stands for the other. */
function groupsBeside(
  candidates: readonly CandidateColumn[],
  columns: ReadonlyMap<string, number>,
  context: EvidenceContext,
): CandidateColumn[] {
  const single = candidates.find(({ column }) => column === columns.get("lastDiscussion"));
  if (single === undefined) return [];
  return candidates.filter(
    ({ column, heading, values }) =>
      ![...columns.values()].includes(column) &&
      isGroupBeside(String(heading), String(single.heading)) &&
      (shareThatFits(values, "date", context) ?? 0) >= leastShare.date,
  );
}

function askAboutTraps(
  trapped: readonly CandidateColumn[],
  columns: ReadonlyMap<string, number>,
  open: Map<string, readonly CandidateColumn[]>,
): void {
  for (const candidate of trapped) {
    const field = trappedField(candidate.heading);
    if (field === "careLeaver" && !namesCareLeavers(candidate)) continue;
    if (field !== undefined && !columns.has(field)) open.set(field, [...(open.get(field) ?? []), candidate]);
  }
}

/** "Category" is asked about as that of leaving care only where some cell, or none at all, might be one. */
function namesCareLeavers({ values }: CandidateColumn): boolean {
  return values.length === 0 || values.some((value) => readCareLeaverCell(value).kind !== "nothing");
}

/** Under "Name" stand the staff where their roles stand beside them; otherwise it may be children, and is asked. */
function nameStaff(
  unclaimed: readonly CandidateColumn[],
  columns: Map<string, number>,
  open: Map<string, readonly CandidateColumn[]>,
): void {
  const named = unclaimed.filter(({ heading }) => isNameHeading(String(heading)) === "of-anybody");
  const [only, ...more] = named;
  if (only === undefined || columns.has("worker") || open.has("worker")) return;
  if (more.length === 0 && columns.has("role")) columns.set("worker", only.column);
  else open.set("worker", named);
}

interface SortedOut {
  readonly series: readonly CandidateColumn[];
  readonly trapped: readonly CandidateColumn[];
  readonly named: readonly CandidateColumn[];
  readonly unclaimed: readonly CandidateColumn[];
}

/** Children may have a series of discussions; a lone "Sup 1" is no series. */
function sortedOut(candidates: readonly CandidateColumn[], holds: TableContent): SortedOut {
  const ofChildren = holds === "cases";
  const numbered = ofChildren ? candidates.filter(({ heading }) => isSeriesHeading(heading)) : [];
  const series = numbered.length >= 2 ? numbered : [];
  const trapped = candidates.filter(({ heading }) => isTrap(heading, holds));
  const rest = candidates.filter((candidate) => !series.includes(candidate) && !trapped.includes(candidate));
  const isNamed = ({ heading }: CandidateColumn): boolean => fieldsOf(heading, holds).length > 0;
  return {
    series,
    trapped,
    named: rest.filter(isNamed),
    unclaimed: rest.filter((candidate) => !isNamed(candidate)),
  };
}

/** A heading of many meanings, one of which these tables have a field for. */
function isTrap(heading: CellValue, holds: TableContent): boolean {
  const field = trappedField(heading);
  return fieldHeadings.some((known) => known.field === field && known.tables.includes(holds));
}

/** One column alone, whose cells do not say otherwise, settles a field; where nothing is read, the first may stand for all. */
function settle(
  field: string,
  claims: readonly Claim[],
  columns: Map<string, number>,
  open: Map<string, readonly CandidateColumn[]>,
): void {
  const [first, ...more] = claims;
  if (first === undefined) return;
  const isPlain =
    first.known.neverRead || (more.length === 0 && first.fits && !isOfWorkers(first) && !isHiddenClock(first));
  if (isPlain) columns.set(field, first.candidate.column);
  else {
    const likelyFirst = [...claims].sort((a, b) => likelihood(b) - likelihood(a));
    open.set(
      field,
      likelyFirst.map(({ candidate }) => candidate),
    );
  }
}

function likelihood({ fits, candidate: { isHidden } }: Claim): number {
  return Number(fits) - Number(isHidden);
}

const workers = wholeWordFinder(["personal", "worker", "sw", "social worker", "staff", "practitioner"]);

/** Below "SW supervision", or "Last sup (SW)", stands when the worker was last supervised, and not when the child was discussed. */
function isOfWorkers({ known: { field }, candidate: { above = "", heading } }: Claim): boolean {
  return field === "lastDiscussion" && workers.test(`${above} ${heading}`);
}

/** The fields from which it is reckoned how long ago somebody was discussed or supervised. */
const clocks: ReadonlySet<string> = new Set(["lastDiscussion", "lastOneToOne"]);

/** What somebody has hidden from view may be of a year ago. */
function isHiddenClock({ known: { field }, candidate }: Claim): boolean {
  return clocks.has(field) && candidate.isHidden;
}

/** Every column's claim to one field: the one its heading names, and among several the one that its cells read as. */
function claimsOf(
  candidates: readonly CandidateColumn[],
  holds: TableContent,
  context: EvidenceContext,
): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  const add = (claim: Claim): void => {
    claims.set(claim.known.field, [...(claims.get(claim.known.field) ?? []), claim]);
  };
  const [telling, silent] = [candidates.filter(tells), candidates.filter((candidate) => !tells(candidate))];
  for (const candidate of [...telling, ...silent]) {
    const fields = withTwins(candidate, holds, context);
    const claim = tells(candidate)
      ? claimByCells(candidate, fields, context)
      : claimOfEmptyColumn(candidate, fields, (field) => claims.has(field));
    if (claim !== undefined) add(claim);
  }
  return claims;
}

function tells({ values }: CandidateColumn): boolean {
  return values.length > 0;
}

const isType = ({ known }: Pick<Claim, "known">): boolean => known.evidence === "discussion-type";

function claimByCells(
  candidate: CandidateColumn,
  fields: readonly FieldHeadings[],
  context: EvidenceContext,
): Claim | undefined {
  // Where nothing fits, a type of discussion that cannot be read does more harm than a plan that cannot.
  const [best] = fields
    .map((known) => ({ known, share: shareThatFits(candidate.values, known.evidence, context) ?? 0 }))
    .sort((a, b) => b.share - a.share || Number(isType(b)) - Number(isType(a)));
  if (best === undefined) return undefined;
  const { known, share } = best;
  // "TBC" below "Type" may be either.
  const isEither = isType(best) && fields.length > 1 && candidate.values.every(recordsNothing);
  return { candidate, known, fits: !isEither && isEnough(share, known.evidence) };
}

/** A heading of one meaning is taken at its word; one of several says nothing over an empty column. */
function claimOfEmptyColumn(
  candidate: CandidateColumn,
  fields: readonly FieldHeadings[],
  isClaimed: (field: string) => boolean,
): Claim | undefined {
  const known = fields.find(({ field }) => !isClaimed(field)) ?? fields[0];
  return known === undefined ? undefined : { candidate, known, fits: fields.length === 1 };
}

const known = (wanted: string): FieldHeadings[] => fieldHeadings.filter(({ field }) => field === wanted);
const [planType, worker] = [known("planType"), known("worker")];

/**
 * A column headed Status, or Case status, holds plans as often as it says open or closed; and one headed Allocated, in
 * which there is no day, says to whom.
 */
function withTwins(
  { heading, values }: CandidateColumn,
  holds: TableContent,
  context: EvidenceContext,
): readonly FieldHeadings[] {
  const fields = fieldsOf(heading, holds);
  const [first] = fields;
  if (holds !== "cases" || first === undefined) return fields;
  if (first.field === "dateAllocated" && shareThatFits(values, "date", context) === 0) return worker;
  const isStatus = fields.some(({ field }) => field === "status");
  return isStatus ? [...new Set([...fields, ...planType])] : fields;
}
