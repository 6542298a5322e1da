import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { ToConfirm } from "../commands/find-tracker.ts";
import { questionWords } from "../commands/layout-words.ts";
import { fieldsListed, openQuestion } from "../commands/mapping.ts";

/** A table that may belong to the tracker. */
export interface TableFound {
  readonly layout: TableLayout;
  readonly isOurs: boolean;
  /** Its headings are in words that are not known, so whether it belongs is asked. */
  readonly isAsked: boolean;
  /** The fields that have a row, also once their column is given to another or taken away. */
  readonly listed: readonly string[];
}

export function tablesFound({ layouts, unfamiliar = [] }: ToConfirm): readonly TableFound[] {
  const found = (layout: TableLayout, isOurs: boolean): TableFound => {
    return { layout, isOurs, isAsked: !isOurs, listed: fieldsListed(layout) };
  };
  return [...layouts.map((layout) => found(layout, true)), ...unfamiliar.map((layout) => found(layout, false))];
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

const leads: ReadonlySet<TableLayout["holds"]> = new Set(["cases", "mixed", "workers"]);

function lacksDiscussions({ holds, columns, series }: TableLayout): boolean {
  const isOfCases = holds === "cases" || holds === "mixed";
  return isOfCases && columns["lastDiscussion"] === undefined && series?.["discussions"] === undefined;
}

/** Of the control in which the column of a field is chosen. */
export function choiceId(table: number, field: string): string {
  return `column-${table}-${field}`;
}
