import type { Because, CheckOutcome, Counts, Subject } from "../contract/results.ts";
import type { ExclusionReason, State, SubjectKind } from "../contract/vocabulary.ts";
import type { TableLayout } from "./layout.ts";
import type { Place } from "./read-table.ts";
import { placeKey, type Understood } from "./understand.ts";

/** An outcome in the form in which it is kept in files: every subject by its sheet, row and reference as written. */
export interface OutcomeFile {
  readonly authority: string;
  readonly asAt: string;
  readonly sheets: readonly TableLayout[];
  readonly results: readonly OutcomeFileResult[];
  readonly exclusions: readonly { readonly sheet: string; readonly row: number; readonly reason: ExclusionReason }[];
  readonly notChecked: readonly string[];
  readonly counts: Counts;
}

interface OutcomeFileResult {
  readonly check: string;
  readonly subject: {
    readonly kind: SubjectKind;
    readonly ref: string;
    readonly sheet: string;
    readonly row: number | null;
  };
  readonly state: State;
  readonly clause?: string;
  readonly aimOn?: string;
  readonly dueOn?: string;
  readonly daysOverdue?: number;
  readonly because?: Because;
}

export function outcomeFile(
  outcome: CheckOutcome,
  understood: Understood,
  sheets: readonly TableLayout[],
): OutcomeFile {
  const placeOf = placeFinder(understood);
  const subjectPlace = subjectPlaceFinder(understood, placeOf);
  return {
    authority: outcome.policy.council,
    asAt: outcome.asAt,
    sheets,
    results: outcome.results.map(({ check, subject, state, clause, aimOn, dueOn, daysOverdue, because }) => {
      const { sheet, row, ref } = subjectPlace(subject);
      const told = withoutUndefined({ clause, aimOn, dueOn, daysOverdue });
      return { check, subject: { kind: subject.kind, ref, sheet, row }, state, ...told, because };
    }),
    exclusions: [
      ...understood.exclusions,
      ...outcome.exclusions.map(({ tableId, rowId, reason }) => {
        const { sheet, row } = placeOf(tableId, rowId);
        return { sheet, row, reason };
      }),
    ],
    notChecked: outcome.notChecked,
    counts: outcome.counts,
  };
}

type PlaceFinder = (tableId: string, rowId: string) => Place;

function placeFinder({ places }: Understood): PlaceFinder {
  return (tableId, rowId) => {
    const place = places.get(placeKey(tableId, rowId));
    if (place === undefined) throw new RangeError(`No row ${rowId} of table ${tableId} was sent`);
    return place;
  };
}

interface SubjectPlace {
  readonly sheet: string;
  /** A team is no row. */
  readonly row: number | null;
  readonly ref: string;
}

function subjectPlaceFinder({ sheets }: Understood, placeOf: PlaceFinder): (subject: Subject) => SubjectPlace {
  return ({ kind, tableId, rowId, ref }) =>
    kind === "team" ? { sheet: sheets.get(tableId) ?? "", row: null, ref: ref ?? "" } : placeOf(tableId, rowId);
}

type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutUndefined<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Present<T>;
}
