import * as z from "zod";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { EntryToCheck } from "../../shared/tracker/entry-to-check.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { turnedFields } from "../../shared/tracker/turned-dates.ts";
import type { Change, Reading, Survey, WorkbookToRead } from "../workbook.ts";
import { keys, ofTurned, recall } from "./remembered.ts";

const turned = z.strictObject({ sheet: z.string(), field: z.string(), texts: z.boolean(), numbers: z.boolean() });
type RememberedTurned = z.infer<typeof turned>;

interface Read {
  readonly survey: Survey;
  readonly reading: Reading;
}

/**
 * The layouts with the fields whose dates were once turned about: what showed it may be put right before the dates that
 * could be either. So it is kept with the workbook until the manager says that all of them are right.
 */
export async function withTurned(
  workbook: Pick<WorkbookToRead, "remember">,
  { survey, reading }: Read,
  layouts: readonly TableLayout[],
  asAt: PlainDate,
): Promise<TableLayout[]> {
  const { date1904, sheets } = reading.workbook;
  const news: Record<string, RememberedTurned> = {};
  const known = layouts.map((layout) => {
    const sheet = sheets.find(({ name }) => name === layout.name);
    const now = new Map(sheet === undefined ? [] : turnedFields(sheetCells(sheet), layout, { asAt, date1904 }));
    const all = [...fieldsOf(layout)].flatMap((field) => {
      const key = keyOf(survey, layout.name, field);
      const before = rememberedOf(survey, layout.name, field);
      const each = [...before.map(([, held]) => held), news[key] ?? [], now.get(field) ?? []].flat();
      if (each.length === 0) return [];
      const either = { texts: each.some(({ texts }) => texts), numbers: each.some(({ numbers }) => numbers) };
      const value = { sheet: layout.name, field, ...either };
      if (!before.some(([known, held]) => known === key && isSame(held, value))) news[key] = value;
      return [[field, either] as const];
    });
    return all.length === 0 ? layout : { ...layout, turned: Object.fromEntries(all) };
  });
  // A workbook that cannot keep it is changed by nobody here either.
  if (Object.keys(news).length > 0) await workbook.remember(news);
  return known;
}

function fieldsOf({ columns, series, months }: TableLayout): Set<string> {
  return new Set([columns, series ?? {}, months ?? {}].flatMap((each) => Object.keys(each)));
}

function keyOf({ sheets }: Survey, sheet: string, field: string): string {
  return keys.turned(sheets.find(({ name }) => name === sheet)?.id ?? sheet, field);
}

/** By the sheet's id, which stays when it is renamed, or by its name, should Excel have given it another id since. */
function rememberedOf(survey: Survey, sheet: string, field: string): (readonly [key: string, RememberedTurned])[] {
  const own = keyOf(survey, sheet, field);
  return Object.keys(survey.remembered).flatMap((key) => {
    const known = key.startsWith(ofTurned) ? recall(turned, survey.remembered, key) : undefined;
    const isOfField = known?.field === field && (key === own || known.sheet === sheet);
    return isOfField ? [[key, known] as const] : [];
  });
}

function isSame(one: RememberedTurned, other: RememberedTurned): boolean {
  return one.sheet === other.sheet && one.texts === other.texts && one.numbers === other.numbers;
}

/** The manager says that every date of the entry's column is right. */
export async function settleTurned(
  workbook: Pick<WorkbookToRead, "remember">,
  { survey }: Pick<Read, "survey">,
  { sheet, field }: EntryToCheck,
): Promise<Change> {
  const known = rememberedOf(survey, sheet, field).map(([key]) => [key, undefined] as const);
  return await workbook.remember(Object.fromEntries([[keyOf(survey, sheet, field), undefined], ...known]));
}
