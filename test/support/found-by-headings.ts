import type { LayoutQuestion, LayoutsFound } from "../../shared/tracker/detect.ts";
import { columnIndex } from "../../shared/tracker/columns.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { fieldHeadings } from "../../shared/tracker/vocabulary/headings.ts";

/** How well the tables of one workbook were found without a mapping, counted in columns (and cells of a worker's details). */
export interface Score {
  /** Found where they are. */
  readonly right: number;
  /** Offered as a question, with the right column among those to choose from. */
  readonly asked: number;
  /** Of those, what the headings do settle. */
  readonly needless: readonly string[];
  /** Neither found nor offered. */
  readonly missing: readonly string[];
  /** Found elsewhere, or found though there is none, or settled though headings cannot settle it. */
  readonly wrong: readonly string[];
  /** Tables whose headings or rows are not where they are, or that are none. */
  readonly misplaced: readonly string[];
}

export function scoreOf({ layouts, unfamiliar, questions }: LayoutsFound, wanted: readonly TableLayout[]): Score {
  const found = [...layouts, ...unfamiliar];
  const extra = found.filter((layout) => !wanted.some((table) => isSameTable(layout, table)));
  const scores = wanted.map((table): Score => {
    const layout = found.find((candidate) => isSameTable(candidate, table));
    if (layout === undefined) {
      return {
        right: 0,
        asked: 0,
        needless: [],
        missing: places(table).map(named(table)),
        wrong: [],
        misplaced: [table.name],
      };
    }
    return scoreOfTable(layout, table, questions);
  });
  return {
    right: sum(scores.map(({ right }) => right)),
    asked: sum(scores.map(({ asked }) => asked)),
    needless: scores.flatMap(({ needless }) => needless),
    missing: scores.flatMap(({ missing }) => missing),
    wrong: scores.flatMap(({ wrong }) => wrong),
    misplaced: [...scores.flatMap(({ misplaced }) => misplaced), ...extra.map(({ name }) => name)],
  };
}

function scoreOfTable(layout: TableLayout, table: TableLayout, questions: readonly LayoutQuestion[]): Score {
  const doubtful = table.needsConfirmation ?? [];
  const have = new Map(places(layout));
  const want = new Map(places(table));
  const right = [...want].filter(([field, place]) => have.get(field) === place && !doubtful.includes(field));
  const open = [...want].filter(([field]) => !have.has(field));
  const asked = open.filter(([field, place]) => isOffered(questions, layout, field, place));
  const settled = [...have].filter(
    ([field, place]) => !isNeverRead(field) && (want.get(field) !== place || doubtful.includes(field)),
  );
  const rows = ({ headerRows, dataRows }: TableLayout): string => JSON.stringify([headerRows, dataRows]);
  return {
    right: right.length,
    asked: asked.length,
    needless: asked.filter(([field]) => !doubtful.includes(field)).map(named(table)),
    missing: open.filter((place) => !asked.includes(place)).map(named(table)),
    wrong: settled.map(named(table)),
    misplaced: rows(layout) === rows(table) ? [] : [`${table.name} ${rows(layout)}`],
  };
}

/** Each mapped field with its column; of a series, a month grid and a worker's details each column and cell for itself. */
function places({ columns, series, months, cells }: TableLayout): [field: string, place: string][] {
  return [
    ...Object.entries(columns),
    ...Object.entries(series ?? {}).flatMap(([field, list]) =>
      list.map((column, index): [string, string] => [`${field} ${index + 1}`, column]),
    ),
    ...Object.entries(months ?? {}).flatMap(([field, byColumn]) =>
      Object.entries(byColumn).map(([column, month]): [string, string] => [`${field} ${month}`, column]),
    ),
    ...Object.entries(cells ?? {}).map(([field, cell]): [string, string] => [`${field} (cell)`, cell]),
  ];
}

function named({ name }: TableLayout): (place: [field: string, place: string]) => string {
  return ([field, place]) => `${name}: ${field} ${place}`;
}

function isNeverRead(field: string): boolean {
  return fieldHeadings.some((known) => known.field === field && known.neverRead);
}

/** By its sheet, what it holds, its lowest row of headings and, where it has columns already, where those are. */
function isSameTable(one: TableLayout, other: TableLayout): boolean {
  const lowest = ({ headerRows }: TableLayout): number => Math.max(...headerRows);
  return one.name === other.name && one.holds === other.holds && lowest(one) === lowest(other);
}

function isOffered(questions: readonly LayoutQuestion[], layout: TableLayout, field: string, column: string): boolean {
  return questionsAbout(questions, layout).some(
    (question) => question.field === field && question.candidates.some((candidate) => candidate.column === column),
  );
}

export function questionsAbout(questions: readonly LayoutQuestion[], layout: TableLayout): LayoutQuestion[] {
  return questions.filter(({ sheet, headerRow, span: [first, last] }) => {
    const within = Object.values(layout.columns).every(
      (column) => columnIndex(column) >= columnIndex(first) && columnIndex(column) <= columnIndex(last),
    );
    return sheet === layout.name && headerRow === Math.max(...layout.headerRows) && within;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
