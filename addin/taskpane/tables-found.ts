import { columnIndex } from "../../shared/tracker/columns.ts";
import type { LayoutQuestion } from "../../shared/tracker/detect.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import { holdsChildren, type TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { monthWithYear } from "../../shared/tracker/month-headings.ts";
import { monthNames } from "../../shared/tracker/written-dates.ts";
import type { ToConfirm } from "../commands/find-tracker.ts";
import { questionWords } from "../commands/layout-words.ts";
import type { SeriesOffered } from "../commands/mapping-series.ts";
import { fieldsListed, openQuestion } from "../commands/mapping.ts";
import { namesSent } from "../commands/names-sent.ts";

/** A table that may belong to the tracker. */
export interface TableFound {
  readonly layout: TableLayout;
  readonly isOurs: boolean;
  /** Its headings are in words that are not known, so whether it belongs is asked. */
  readonly isAsked: boolean;
  /** The fields that have a row, also once their column is given to another or taken away. */
  readonly listed: readonly string[];
  /** The columns that are read together, also once they are taken out. */
  readonly offered: SeriesOffered;
  /** What its headings leave open, with the columns that may be meant. */
  readonly questions: readonly LayoutQuestion[];
}

export function tablesFound({ layouts, unfamiliar = [], asFound = [], questions }: ToConfirm): readonly TableFound[] {
  const found = (layout: TableLayout, isOurs: boolean): TableFound => {
    const { series = layout.series, months = layout.months } = asFound.find((each) => isSamePlace(layout, each)) ?? {};
    const asked = questions.filter((question) => isAbout(layout, question));
    const offered = { ...(months && { months }), ...(series ? { series } : headedAlike(asked)) };
    return { layout, isOurs, isAsked: !isOurs, listed: fieldsListed(layout), offered, questions: asked };
  };
  return [...layouts.map((layout) => found(layout, true)), ...unfamiliar.map((layout) => found(layout, false))];
}

/** "Q1 (Apr-Jun)" and "Q2 (Jul-Sep)" are one heading but for this. */
const place = new RegExp(String.raw`\([^)]*\)|\d+|\b(?:${monthNames})\b`, "giu");

/**
 * Columns of which any may be the last discussion, under one heading: below a month each, or with nothing above them, they
 * may be read together.
 */
export function isHeadedAlike(question: LayoutQuestion | undefined): boolean {
  const { field, candidates = [] } = question ?? {};
  const headings = new Set(candidates.map(({ heading }) => heading.toLowerCase().replace(place, "").trim()));
  const groups = candidates.map(({ above = "" }) => above).filter((above) => monthWithYear(above) === undefined);
  return (
    field === "lastDiscussion" && candidates.length > 1 && headings.size === 1 && groups.every((above) => above === "")
  );
}

function headedAlike(asked: readonly LayoutQuestion[]): SeriesOffered {
  const { candidates } = asked.find(isHeadedAlike) ?? {};
  return candidates === undefined ? {} : { series: { discussions: candidates.map(({ column }) => column) } };
}

function isSamePlace(one: TableLayout, other: TableLayout): boolean {
  const columns = mappedColumns(one);
  const others = mappedColumns(other);
  const isBeside = columns.last < others.first || others.last < columns.first;
  return one.name === other.name && columns.headerRow === others.headerRow && !isBeside;
}

function isAbout(layout: TableLayout, { sheet, headerRow, span: [from, to], field }: LayoutQuestion): boolean {
  const { all } = mappedColumns(layout);
  const isHere = all.length === 0 || all.some((each) => each >= columnIndex(from) && each <= columnIndex(to));
  const isAsked = (layout.needsConfirmation ?? []).includes(field);
  return layout.name === sheet && Math.max(...layout.headerRows) === headerRow && isHere && isAsked;
}

/** Where the tables stand; more than two are only counted, since each is listed below. */
export function placesWords(layouts: readonly TableLayout[]): string {
  if (layouts.length > 2) return `${layouts.length} tables`;
  return layouts.map(({ name, headerRows }) => `Sheet ${name}, headings in row ${Math.max(...headerRows)}`).join("; ");
}

/** What must be chosen before the tables can be checked. */
export interface Lacking {
  readonly sentence: string;
  /** The control in which it is chosen, by its id; absent where there is no single one. */
  readonly at?: string;
}

export function lackingIn(tables: readonly TableFound[]): Lacking | undefined {
  for (const [index, { layout, isOurs }] of tables.entries()) {
    if (!isOurs) continue;
    if (lacksDiscussions(layout)) {
      const sentence = `Choose the column of the last discussion on sheet ${layout.name} first.`;
      return { sentence, at: choiceId(index, "lastDiscussion") };
    }
    const field = openQuestion(layout);
    if (field !== undefined) return { sentence: questionWords(layout, field), at: choiceId(index, field) };
  }
  const isLed = tables.some(({ layout: { holds }, isOurs }) => isOurs && leads.has(holds));
  return isLed ? undefined : { sentence: "Choose a table of cases or of workers first." };
}

/** Children's names in a column whose cells are sent: another must be chosen for it. */
export function namesSentIn(workbook: WorkbookGrid, tables: readonly TableFound[]): Lacking | undefined {
  for (const [index, { layout, isOurs }] of tables.entries()) {
    const names = isOurs ? namesSent(workbook, layout) : undefined;
    if (names !== undefined) return { sentence: names.sentence, at: choiceId(index, names.field) };
  }
  return undefined;
}

const leads: ReadonlySet<TableLayout["holds"]> = new Set(["cases", "mixed", "workers"]);

/** Without them nothing can be said of its children. */
export function lacksDiscussions(layout: TableLayout): boolean {
  const { columns, series } = layout;
  return holdsChildren(layout) && columns["lastDiscussion"] === undefined && series?.["discussions"] === undefined;
}

/** Of the control in which the column of a field is chosen. */
export function choiceId(table: number, field: string): string {
  return `column-${table}-${field}`;
}
