import { tablesOf } from "../../shared/checks/tables-of.ts";
import { whySentence } from "../../shared/checks/why.ts";
import { statusWords } from "../../shared/checks/words.ts";
import { worstFirst } from "../../shared/checks/worst-first.ts";
import type { Result } from "../../shared/contract/results.ts";
import type { State } from "../../shared/contract/vocabulary.ts";
import { columnIndex } from "../../shared/tracker/columns.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { placeKey } from "../../shared/tracker/understand.ts";
import type { Checked } from "./check.ts";

/** One line of the list: what a person reads about one result, and where it stands. */
export interface ListedFinding {
  readonly key: string;
  readonly state: State;
  readonly check: string;
  readonly ref: string;
  /** As the row names them; absent where it names nobody. */
  readonly worker?: string;
  readonly sheet: string;
  /** From 1, as the sheet shows it. */
  readonly row: number;
  readonly words: string;
  readonly why: string;
  /** The column to go to, from 0. */
  readonly column: number;
}

/** Everything but what is met, the worst first. */
export function listedFindings({ outcome, understood, found }: Checked): ListedFinding[] {
  const workers = workersByRow(understood);
  const listed = outcome.results.filter(({ state }) => state !== "met").toSorted(worstFirst);
  return listed.flatMap((result) => {
    const { tableId, rowId } = result.subject;
    const place = understood.places.get(placeKey(tableId, rowId));
    if (place === undefined) return [];
    const worker = workers.get(placeKey(tableId, rowId));
    return {
      key: `${result.check} ${tableId} ${rowId}`,
      state: result.state,
      check: result.check,
      ref: place.ref,
      ...(worker === undefined ? {} : { worker }),
      sheet: place.sheet,
      row: place.row,
      words: statusWords(result),
      why: whySentence(result, outcome.asAt),
      column: columnOf(result, found.layouts[Number(tableId.slice(1)) - 1]),
    };
  });
}

function workersByRow({ tables }: Checked["understood"]): ReadonlyMap<string, string> {
  return new Map(
    tablesOf(tables, "cases").flatMap(({ tableId, rows }) =>
      rows.flatMap(({ rowId, fields }) =>
        fields.worker === undefined ? [] : [[placeKey(tableId, rowId), fields.worker] as const],
      ),
    ),
  );
}

/** The cell that settles the result, or the row's reference. */
function columnOf({ because }: Result, layout: TableLayout | undefined): number {
  const fields = [because.field, because.anchor?.field, "lastDiscussion", "caseRef"];
  const letters = fields.map((field) => (field === undefined ? undefined : layout?.columns[field]));
  return columnIndex(letters.find((each) => each !== undefined) ?? "A");
}
