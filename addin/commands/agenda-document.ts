/** A page of text for people, made once and then shown, printed, copied or put into a sheet. */
export interface AgendaDocument {
  readonly title: string;
  /** Below the title. */
  readonly facts: readonly string[];
  readonly sections: readonly AgendaSection[];
  /** The marking, the day it speaks for and who drew it; at the top of every page too. */
  readonly marking: string;
  readonly drawn: string;
}

export interface AgendaSection {
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly table?: AgendaTable;
}

export interface AgendaTable {
  readonly headings: readonly string[];
  /** So many of the first cells of a row say what it is about. */
  readonly naming: number;
  /** As many cells in each row as there are headings. */
  readonly rows: readonly (readonly string[])[];
}
