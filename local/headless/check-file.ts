import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { check } from "../../addin/commands/check.ts";
import { confirmTracker, type ToConfirm } from "../../addin/commands/find-tracker.ts";
import { leftOutWords, strayWords, whoseSheetsWords } from "../../addin/commands/layout-words.ts";
import { presentTables } from "../../addin/commands/present-tables.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { checkTracker } from "../../shared/checks/check-tracker.ts";
import type { Client } from "../../shared/contract/client.ts";
import type { CheckRequest } from "../../shared/contract/routes.ts";
import { findLayouts } from "../../shared/tracker/detect.ts";
import { outcomeFile } from "../../shared/tracker/expected-shape.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { sheetsOfWorkers } from "../../shared/tracker/sheets-of-workers.ts";
import { builtFunctions } from "../excel/built-functions.ts";
import { openExcel } from "../excel/headless.ts";
import { UniverCalculator } from "../excel/univer-calculator.ts";
import { writeCopy } from "../excel/xlsx/copy.ts";
import { openXlsx } from "../excel/xlsx/open.ts";
import { UnreadableWorkbook } from "../excel/xlsx/unreadable.ts";
import { UnwritableCopy } from "../excel/xlsx/unwritable.ts";
import { folders } from "../set-up/folders.ts";
import { summaryOf } from "./summary.ts";
import type { Task } from "./task.ts";

/** No check could run; the message is one sentence that says why. */
export class CannotCheck extends Error {}

export interface FileChecked {
  readonly summary: string;
  readonly allMet: boolean;
}

const nobody = "check-tracker";

/** Opens the workbook in an Excel without a window, and does there what the pane does. */
export async function checkFile(file: string, task: Task): Promise<FileChecked> {
  const opened = openTracker(file);
  const excel = openExcel(opened.workbook, {
    today: task.asAt,
    calculator: new UniverCalculator(builtFunctions(folders.pages)),
  });
  try {
    const { checked, questions, present } = await excel.run(async () => {
      const found = await layOut(file, task);
      const client: Pick<Client, "check"> = { check: (_, { tables }) => Promise.resolve(judged(task, tables)) };
      const answer = await check({
        workbook: officeWorkbook,
        client,
        personId: nobody,
        asAt: task.asAt,
        choices: task.choices,
      });
      if (answer.kind === "failed") throw new CannotCheck(`${file}: ${answer.failure.sentence}`);
      if (answer.kind !== "checked") throw new CannotCheck(`${file}: the headings are not where the mapping says.`);
      return { checked: answer, questions: found.questions, present: presentLines(found) };
    });
    const sheets = task.mapping ?? checked.found.layouts;
    const outcome = outcomeFile(checked.outcome, checked.understood, sheets);
    const open = [...questions, ...present];
    const told = open.length === 0 ? outcome : { ...outcome, needsConfirmation: open };
    if (task.json !== undefined) writeFileSync(task.json, `${JSON.stringify(told, undefined, 1)}\n`);
    if (task.copy !== undefined) saveCopy(task.copy, opened);
    const allMet = outcome.results.every(({ state }) => state === "met");
    return { summary: summaryOf(file, checked, open), allMet };
  } finally {
    excel.close();
  }
}

function saveCopy(file: string, opened: ReturnType<typeof openXlsx>): void {
  try {
    writeFileSync(file, writeCopy(opened));
  } catch (error) {
    if (error instanceof UnwritableCopy) throw new CannotCheck(error.message, { cause: error });
    throw error;
  }
}

function openTracker(file: string): ReturnType<typeof openXlsx> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new CannotCheck(`${file} cannot be read: check the name and that it is not open elsewhere.`);
  }
  try {
    return openXlsx(bytes, { fileName: path.basename(file) });
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw new CannotCheck(error.message, { cause: error });
    throw error;
  }
}

/** The mapping that was given, or the layout found by the headings, confirmed as the manager would confirm it. */
async function layOut(file: string, task: Task): Promise<ToConfirm> {
  const found = await laidOut(task);
  if (found.layouts.length === 0) {
    throw new CannotCheck(
      `${file}: no tracker was found. A table needs a row of headings with a column for the last discussion; or give --mapping.`,
    );
  }
  const confirmation = {
    ...{ council: task.council, team: nobody, personId: nobody, asAt: task.asAt, newId: randomUUID },
    // Whoever names the file has it before them. Marks in a copy are for all who open it, so workers' rows have none.
    supervision: { checks: true, marks: false },
  };
  const confirmed = await confirmTracker(officeWorkbook, found, found.layouts.map(asFarAsKnown), confirmation);
  if (confirmed.kind === "refused") throw new CannotCheck(`${file}: ${confirmed.because}`);
  return found;
}

/** There is nobody to ask: what the headings leave open is told with the outcome. */
function asFarAsKnown(layout: TableLayout): TableLayout {
  const known = { ...layout };
  delete known.needsConfirmation;
  return known;
}

async function laidOut({ mapping, asAt }: Task): Promise<ToConfirm> {
  const survey = await officeWorkbook.survey();
  const visible = survey.sheets.filter(({ visibility }) => visibility === "visible");
  const named = new Set((mapping ?? visible).map(({ name }) => name));
  const missing = [...named].find((name) => !survey.sheets.some((sheet) => sheet.name === name));
  if (missing !== undefined) {
    throw new CannotCheck(`The mapping names the sheet ${missing}, which the workbook does not have.`);
  }
  const reading = await officeWorkbook.read(
    survey,
    [...named].map((sheet) => ({ sheet })),
  );
  const found = { kind: "to-confirm", why: "first-time", survey, reading } as const;
  if (mapping !== undefined) return { ...found, layouts: mapping, questions: [] };
  const { layouts, questions, leftOut } = findLayouts(reading.workbook, asAt);
  const notices = [
    ...leftOut.filter(({ why }) => why === "template" || why === "leavers").map(leftOutWords),
    ...strayWords(reading.workbook),
    ...whoseSheets(sheetsOfWorkers(reading.workbook, layouts, asAt)),
  ];
  return { ...found, ...presentTables(reading.workbook, { layouts }, asAt), questions, notices };
}

function whoseSheets(asked: readonly TableLayout[]): string[] {
  if (asked.length === 0) return [];
  return [`${whoseSheetsWords(asked)} Here they were not taken to be: say otherwise with --mapping.`];
}

/** Where the same children stand on several tables, and which were read, and what else a manager might add: there is nobody to ask. */
function presentLines({ layouts, present = [], notices = [] }: ToConfirm): { readonly sentence: string }[] {
  const asked = present.map(({ tables, answer, words }) => {
    const read = answer === "one" ? tables.find((table) => layouts.includes(table))?.name : undefined;
    const what = read === undefined ? "All of them were read together." : `Only ${read} was read.`;
    return { sentence: `${words} ${what} Say otherwise with --mapping.` };
  });
  return [...asked, ...notices.map((sentence) => ({ sentence }))];
}

function judged(task: Task, tables: CheckRequest["tables"]): Awaited<ReturnType<Client["check"]>> {
  const { policy, choices, asAt } = task;
  return { ok: true, value: checkTracker({ policy, choices, asAt, tables }) };
}
