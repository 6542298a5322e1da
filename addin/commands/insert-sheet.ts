import type { SheetPlan, Workbook } from "../workbook.ts";
import { keys, recall, tracker } from "./remembered.ts";
import type { AgendaDocument, AgendaTable } from "./agenda-document.ts";

const longestName = 31;

/**
 * Puts each page into a sheet of its own, one after the other; what Excel refuses ends it. The sheets are remembered as no
 * part of the tracker, so that nobody is asked about them.
 * @returns the names of the sheets that were made, and why there are no more.
 */
export async function insertSheets(
  workbook: Pick<Workbook, "survey" | "insertSheet" | "remember">,
  pages: readonly { readonly name: string; readonly page: AgendaDocument }[],
): Promise<{ readonly made: readonly string[]; readonly because?: string }> {
  const survey = await workbook.survey();
  const taken = survey.sheets.map(({ name }) => name);
  const made: string[] = [];
  const insertNext = async (index: number): Promise<string | undefined> => {
    const next = pages[index];
    if (next === undefined) return undefined;
    const name = freeName(next.name, [...taken, ...made]);
    const change = await workbook.insertSheet(sheetPlan(name, next.page));
    if (!change.done) return change.because;
    made.push(name);
    return await insertNext(index + 1);
  };
  const refused = await insertNext(0);
  const known = recall(tracker, survey.remembered, keys.tracker);
  const change =
    known?.sheets === undefined || made.length === 0
      ? { done: true as const }
      : await workbook.remember({ [keys.tracker]: { ...known, sheets: [...known.sheets, ...made] } });
  const because = refused ?? (change.done ? undefined : change.because);
  return because === undefined ? { made } : { made, because };
}

/** A name that Excel takes and no sheet has: 31 characters, none of its forbidden signs, told apart by a number. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const plain = wanted
    .replaceAll(/[\\/?*[\]:\p{Cc}]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/^['\s]+|['\s]+$/gu, "");
  const names = new Set([...taken.map((name) => name.toLowerCase()), "history", ""]);
  for (let number = 1; ; number++) {
    const ending = number === 1 ? "" : ` (${number})`;
    const name = `${cut(plain, longestName - ending.length)}${ending}`;
    if (!names.has(name.toLowerCase())) return name;
  }
}

/** Excel counts UTF-16 units; half a sign is none, and a name may not end with an apostrophe. */
function cut(text: string, units: number): string {
  let kept = "";
  for (const sign of text) {
    if (kept.length + sign.length > units) break;
    kept += sign;
  }
  return kept.replaceAll(/['\s]+$/gu, "");
}

/** In points: what a row is about, and all that is said of it. */
const widths = [150, 400];
/** So many characters fit over both columns, and in the second alone. */
const lengths = { both: 100, second: 72 };

type Row = SheetPlan["rows"][number];
const blank: Row = { cells: [], isBold: false };

/**
 * One page as rows of texts. A row has two cells at most: a third would make it look like the headings of a tracker, and
 * an agenda must never be read as one. What is long takes as many rows as it needs.
 */
export function sheetPlan(name: string, page: AgendaDocument): SheetPlan {
  const { title, facts, sections, marking, drawn } = page;
  const rows: Row[] = [heading(marking), heading(title), ...facts.flatMap(sentence)];
  for (const { heading: words, sentences, table } of sections) {
    rows.push(blank, heading(words), ...tableRows(table), ...sentences.flatMap(sentence));
  }
  return { name, rows: [...rows, blank, ...sentence(drawn)], widths };
}

function heading(words: string): Row {
  return { cells: [words], isBold: true };
}

function sentence(words: string): Row[] {
  return linesOf(words, lengths.both).map((line) => ({ cells: [line], isBold: false }));
}

function tableRows(table: AgendaTable | undefined): Row[] {
  if (table === undefined) return [];
  const { headings, naming, rows } = table;
  return rows.flatMap((cells) => {
    const told = cells.map((cell, at) => `${headings[at] ?? ""}: ${cell.replace(/\.$/u, "")}.`).slice(naming);
    const about = cells.slice(0, naming).join(" ");
    return linesOf(told.join(" "), lengths.second).map((line, at): Row => {
      return { cells: [at === 0 ? about : "", line], isBold: false };
    });
  });
}

/** Broken between words; a word that is longer than a line has one of its own. */
function linesOf(words: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/u)) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && longer.length <= length) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
