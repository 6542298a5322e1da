import { checkTracker } from "../../shared/checks/check-tracker.ts";
import { wireTables } from "../../shared/contract/tables.ts";
import { discussionClock } from "../../shared/policy/discussion-clock.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import { findLayouts, type LayoutsFound } from "../../shared/tracker/detect.ts";
import { outcomeFile } from "../../shared/tracker/expected-shape.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { understandTracker } from "../../shared/tracker/understand.ts";
import type { KnownTable } from "./random-table.ts";
import { expectedOf, type Council, type Expected } from "./random-tracker-truth.ts";
import type { KnownTracker } from "./random-tracker.ts";

/** "met 2025-10-15 2025-12-15", "overdue - 2025-11-10", "excluded: closed": what is said of a row, in one line. */
type Told = string;

function toldOf(expected: Expected): Told {
  if ("excluded" in expected) return `excluded: ${expected.excluded}`;
  return [expected.state, expected.aimOn ?? "-", expected.dueOn ?? "-"].join(" ");
}

/** What must be said of every child, by sheet and row. */
export function mustBeTold({ tables, asAt }: KnownTracker, council: Council): Map<string, Told> {
  const places = tables.flatMap(({ layout, children }) => children.map(({ row }) => placeOf(layout.name, row)));
  const rows = tables.flatMap(({ children }) => children.map(({ known }) => known));
  const told = expectedOf(rows, { council, asAt }).map(toldOf);
  return new Map(places.map((place, at) => [place, told[at] ?? ""]));
}

function placeOf(sheet: string, row: number | null): string {
  return `${sheet}!${row ?? "-"}`;
}

/** What the product says under these layouts, of every row about which it says anything. */
export function isTold(
  { workbook, asAt }: KnownTracker,
  layouts: readonly TableLayout[],
  council: Council,
): Map<string, Told> {
  const found = policyInForce(council, asAt);
  if (!found.found) throw new RangeError(found.sentence);
  const understood = understandTracker(workbook, layouts, asAt, { tables: "cases-alone" });
  const tables = wireTables.parse(understood.tables);
  const outcome = checkTracker({ policy: discussionClock(found.policy), choices: {}, asAt, tables });
  const { results, exclusions } = outcomeFile(outcome, understood, layouts);
  const told = new Map<string, Told>();
  const tell = (place: string, words: Told): void => {
    const before = told.get(place);
    told.set(place, before === undefined ? words : `${before} and ${words}`);
  };
  for (const { subject, state, aimOn, dueOn } of results) {
    tell(placeOf(subject.sheet, subject.row), [state, aimOn ?? "-", dueOn ?? "-"].join(" "));
  }
  for (const { sheet, row, reason } of exclusions) tell(placeOf(sheet, row), `excluded: ${reason}`);
  return told;
}

/** What was made of the headings of one known table. */
interface TableFoundOut {
  readonly layout: TableLayout;
  /** Said outright and wrong: the one thing that must never be. */
  readonly wrong: readonly string[];
  /** Fields of the clock that were neither mapped nor asked about. */
  readonly passedOver: readonly string[];
  readonly asked: readonly string[];
}

/** Finds the tables by themselves and answers what is asked as a manager would who knows the tracker. */
export function foundOut({ workbook, asAt, tables }: KnownTracker): {
  tables: TableFoundOut[];
  invented: TableLayout[];
} {
  const found = findLayouts(workbook, asAt);
  const isOf = (table: KnownTable) => (layout: TableLayout) => isSamePlace(layout, table.layout);
  const ofChildren = found.layouts.filter(({ holds }) => holds === "cases" || holds === "mixed");
  return {
    tables: tables.map((table) => foundOutOf(table, found, ofChildren.find(isOf(table)))),
    invented: ofChildren.filter((layout) => !tables.some(({ layout: known }) => isSamePlace(layout, known))),
  };
}

function isSamePlace(one: TableLayout, other: TableLayout): boolean {
  const last = Math.max(...other.headerRows);
  return one.name === other.name && Math.max(...one.headerRows) === last;
}

function foundOutOf(
  { layout: known }: KnownTable,
  found: LayoutsFound,
  layout: TableLayout | undefined,
): TableFoundOut {
  if (layout === undefined) {
    const isToldOf =
      found.unfamiliar.some((one) => isSamePlace(one, known)) ||
      found.leftOut.some(({ sheet }) => sheet === known.name);
    return { layout: known, wrong: isToldOf ? [] : ["the table is dropped"], passedOver: [], asked: ["table"] };
  }
  const asked = layout.needsConfirmation ?? [];
  return {
    layout: answered(layout, known),
    wrong: [...wrongColumns(layout, known), ...wrongSeries(layout, known), ...wrongRows(layout, known)],
    passedOver: passedOver(layout, known),
    asked,
  };
}

/** What the discussion clock is judged by, and who is to act on it: all that these trackers say. */
const sent: ReadonlySet<string> = new Set<string>([
  "caseRef",
  "planType",
  "careLeaver",
  "longTermMatch",
  "status",
  "dateOpened",
  "dateAllocated",
  "dateClosed",
  "lastDiscussion",
  "discussions",
  "discussionType",
  "exemptReason",
  "exemptUntil",
  "agreedInterval",
  "worker",
  "team",
]);

function wrongColumns({ columns, needsConfirmation = [] }: TableLayout, known: TableLayout): string[] {
  // A column headed Status of which every cell says closed may be either: closed words are read in both.
  const isRight = (field: string, letters: string): boolean =>
    known.columns[field] === letters || (field === "planType" && known.columns["status"] === letters);
  return Object.entries(columns)
    .filter(([field, letters]) => sent.has(field) && !needsConfirmation.includes(field) && !isRight(field, letters))
    .map(([field, letters]) => `${field} in ${letters}`);
}

function wrongSeries({ series, months }: TableLayout, known: TableLayout): string[] {
  const right = known.series?.["discussions"] ?? [];
  const outside = (series?.["discussions"] ?? []).filter((letters) => !right.includes(letters));
  const inMonths = months === undefined || known.months !== undefined ? [] : ["months"];
  return [...outside.map((letters) => `discussions in ${letters}`), ...inMonths];
}

/** Rows more or fewer at the edges are no harm, as long as no child is lost. */
function wrongRows({ dataRows: [first, last] }: TableLayout, { dataRows }: TableLayout): string[] {
  return first > dataRows[0] || last < dataRows[1] ? ["rows are lost"] : [];
}

function passedOver(layout: TableLayout, known: TableLayout): string[] {
  const { columns, series, needsConfirmation = [] } = layout;
  const fields = Object.keys(known.columns).filter((field) => sent.has(field) && !(field in columns));
  const lostSeries = (known.series?.["discussions"] ?? []).filter(
    (letters) => !series?.["discussions"]?.includes(letters),
  );
  const silent = fields.filter((field) => !needsConfirmation.includes(field));
  return lostSeries.length > 0 && !needsConfirmation.includes("lastDiscussion") ? [...silent, "discussions"] : silent;
}

/** Every question answered rightly; what was not asked stays as it was found. */
function answered(layout: TableLayout, known: TableLayout): TableLayout {
  const asked = layout.needsConfirmation ?? [];
  const settled = Object.entries(layout.columns).filter(([field]) => !asked.includes(field));
  const answers = Object.entries(known.columns).filter(([field]) => asked.includes(field));
  const isAboutDiscussions = asked.includes("lastDiscussion");
  return {
    ...layout,
    columns: Object.fromEntries([...settled, ...answers]),
    ...(isAboutDiscussions && known.series !== undefined && { series: known.series }),
    ...(isAboutDiscussions && known.months !== undefined && { months: known.months }),
  };
}
