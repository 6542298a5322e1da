import { readFileSync } from "node:fs";
import type { Client } from "../../shared/contract/client.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import { checkHere } from "../../addin/commands/check-here.ts";
import type { ToConfirm } from "../../addin/commands/find-tracker.ts";
import { withColumn } from "../../addin/commands/mapping.ts";
import { openExcel, type HeadlessExcel } from "../../local/excel/headless.ts";
import { openXlsx } from "../../local/excel/xlsx/open.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";

export const asAt = plainDate("2025-09-15");
export const person = "person-1";
export const newId = (): string => "3f2d6f6e-0f4e-4d5e-9c55-0f3d6a3f2d6f";

/** A tracker of `test/trackers`, opened by the real office.js in the local Excel. */
export function openTracker(name: string, options: { maxPayloadBytes?: number } = {}): HeadlessExcel {
  const bytes = readFileSync(new URL(`../trackers/${name}.xlsx`, import.meta.url));
  return openExcel(openXlsx(bytes, { fileName: `${name}.xlsx` }).workbook, { today: asAt, ...options });
}

/** The tables as they are found, with the first column that is offered for whatever the headings leave open. */
export function answered({ layouts, questions }: Pick<ToConfirm, "layouts" | "questions">): TableLayout[] {
  return layouts.map((layout) =>
    questions
      .filter(({ sheet, headerRow }) => sheet === layout.name && headerRow === Math.max(...layout.headerRows))
      .reduce((settled, { field, candidates: [first] }) => withColumn(settled, field, first?.column), layout),
  );
}

/** Counts what travels to Excel, leaving aside the messages that only let go of references. */
export function countRoundTrips(excel: HeadlessExcel): () => number {
  let count = 0;
  const { api } = excel;
  const answer = api.answer.bind(api);
  api.answer = (body, ...rest) => {
    const { Actions } = body as { Actions: { Name: string; ActionType: number }[] };
    if (Actions.some(({ Name, ActionType }) => ActionType !== 1 && Name !== "_RemoveReference")) count++;
    return answer(body, ...rest);
  };
  return () => count;
}

/** A service that checks with the real rules and no network. */
export const judgingClient: Pick<Client, "check"> = {
  check: (council, { asAt: day, tables }) => {
    const value = checkHere({ council, asAt: day, choices: {}, tables });
    if (value === undefined) throw new Error(`No policy for ${council}`);
    return Promise.resolve({ ok: true, value });
  },
};

export const offlineClient: Pick<Client, "check"> = {
  check: () =>
    Promise.resolve({ ok: false, failure: { kind: "offline", sentence: "The service cannot be reached: try again." } }),
};
