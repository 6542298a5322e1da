import { describe, expect, it } from "vitest";
import { confirmTracker, findTracker, lookAgain, type ToConfirm } from "../../addin/commands/find-tracker.ts";
import { whoseSheetsWords } from "../../addin/commands/layout-words.ts";
import { fieldsToAdd, mappingRows, withColumn } from "../../addin/commands/mapping.ts";
import { whatIsSent } from "../../addin/commands/what-is-sent.ts";
import { keys } from "../../addin/commands/remembered.ts";
import { lackingIn, namesSentIn, tablesFound, type TableFound } from "../../addin/taskpane/tables-found.ts";
import { lackingWhoseSheets, whoseSheetsId, withWhoseSheets } from "../../addin/taskpane/whose-sheets.ts";
import { whyAsked } from "../../addin/taskpane/why-asked.ts";
import type { CellValue } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { sheetsOfWorkers } from "../../shared/tracker/sheets-of-workers.ts";
import { MemoryWorkbook, smallTracker } from "./memory-workbook.ts";
import { confirmed, me, on, open } from "./opened-pane.ts";
import { asAt, newId, person } from "./support.ts";

const who = { council: "barnet", team: "north", personId: person, asAt, newId };

/** Sheets that are filled from A1. */
function workbookWith(...sheets: CellValue[][][]): MemoryWorkbook {
  const { sheets: all, ...rest } = smallTracker();
  const [first] = all;
  if (first === undefined) throw new Error("No sheet");
  const named = sheets.map((values, index) => ({ ...first, name: `Sheet ${index + 1}`, values, formulas: values }));
  return new MemoryWorkbook({ ...rest, sheets: named });
}

async function found(workbook: MemoryWorkbook): Promise<ToConfirm> {
  const answer = await findTracker(workbook, asAt, person);
  if (answer.kind !== "to-confirm") throw new Error(answer.kind);
  return answer;
}

function only<Thing>([thing]: readonly Thing[]): Thing {
  if (thing === undefined) throw new Error("Nothing");
  return thing;
}

/** Whether a discussion counts depends on the answer: the last column says how it was held. */
const howUnknown = (): MemoryWorkbook =>
  workbookWith([
    ["Ref", "Worker", "Plan", "Opened", "Last supervision", "How"],
    ["M1001", "Jo", "CP", 45_000, 45_900, "Group"],
    ["M1002", "Jo", "CIN", 45_000, 45_900, "Individual"],
    ["M1003", "Jo", "CIN", 45_000, 45_900, "Group"],
  ]);

describe("a question about a column", () => {
  it("says why it is asked: what the cells say, which of several is meant, or that they may be read together", () => {
    const asked = (field: string, ...headings: string[]): string =>
      whyAsked({
        ...{ sheet: "Cases", headerRow: 1, span: ["A", "F"], field },
        candidates: headings.map((heading) => ({ column: "E", heading, samples: ["01/20/2023"] })),
      });
    const doubted = (doubt: "cells" | "hidden"): string =>
      whyAsked({
        ...{ sheet: "Cases", headerRow: 1, span: ["A", "F"], field: "lastDiscussion" },
        candidates: [{ column: "E", heading: "Last sup", samples: ["01/20/2023"], doubt }],
      });
    expect(doubted("cells")).toBe(
      "Most cells of “Last sup” cannot be read as this: choose it all the same, or another.",
    );
    expect(doubted("hidden")).toBe("“Last sup” is hidden and may be out of date: choose it all the same, or another.");
    expect(asked("lastDiscussion")).toBe(
      "No column looks like this: choose one, or say that it is not in this tracker.",
    );
    for (const heading of ["Last MO", "Seen with TM"]) {
      expect(asked("lastDiscussion", heading)).toBe(`“${heading}” may be this or something else: please choose.`);
    }
    expect(asked("lastDiscussion", "MO", "CS")).toBe("More than one column may be meant: please choose.");
    for (const headings of [
      ["Sup date", "Sup date"],
      ["Q1 (Apr-Jun)", "Q2 (Jul-Sep)"],
      ["Discussed July", "Discussed Aug 25"],
    ]) {
      expect(asked("lastDiscussion", ...headings)).toContain("read them together as “Discussions”.");
    }
  });

  it("must be answered before the tracker is confirmed", async () => {
    const workbook = howUnknown();
    const asked = await found(workbook);
    expect(only(asked.layouts).needsConfirmation).toEqual(["discussionType"]);
    const sentence = "Say first which column of sheet Sheet 1 is “Discussion type”, or that it is not in this tracker.";
    expect(lackingIn(tablesFound(asked))).toEqual({ sentence, at: "column-0-discussionType" });
    expect(await confirmTracker(workbook, asked, asked.layouts, who)).toEqual({ kind: "refused", because: sentence });
    expect(workbook.remembered).toEqual({});
  });

  it.each([
    ["a column", "F"],
    ["that it is not in this tracker", undefined],
  ])("is answered by %s", async (_, column) => {
    const workbook = howUnknown();
    const asked = await found(workbook);
    const answered = withColumn(only(asked.layouts), "discussionType", column);
    expect(lackingIn(tablesFound({ ...asked, layouts: [answered] }))).toBeUndefined();
    expect(await confirmTracker(workbook, asked, [answered], who)).toMatchObject({ kind: "confirmed" });
    expect(await findTracker(workbook, asAt, person)).toMatchObject({ kind: "confirmed" });
  });

  it("is asked again of a tracker that was confirmed without an answer, by whoever opens it", async () => {
    const workbook = howUnknown();
    const asked = await found(workbook);
    const answered = withColumn(only(asked.layouts), "discussionType", undefined);
    await confirmTracker(workbook, asked, [answered], who);
    const before = workbook.remembered[keys.tracker] as object;
    await workbook.remember({ [keys.tracker]: { ...before, layouts: asked.layouts } });
    for (const personId of [person, undefined]) {
      expect(await findTracker(workbook, asAt, personId)).toMatchObject({ kind: "to-confirm", why: "asked-for" });
    }
  });

  it("stops a check without the service too, with a sentence", async () => {
    const { workbook, service } = await confirmed();
    service.isOffline = true;
    const { model } = open(workbook, service);
    await model.start();
    const before = workbook.remembered[keys.tracker] as { layouts: TableLayout[] };
    const layouts = before.layouts.map((layout) => ({ ...layout, needsConfirmation: ["discussionType"] }));
    await workbook.remember({ [keys.tracker]: { ...before, layouts } });
    await model.checkNow();
    expect(on(model, "check")).toMatchObject({ busy: undefined, notice: { tone: "warning" } });
    expect(on(model, "check").checked).toBeUndefined();
    service.isOffline = false;
    service.person = me;
    await model.checkNow();
    on(model, "confirm");
  });
});

describe("a field that has no column any more", () => {
  it("keeps its row, so that it can be had back", async () => {
    const workbook = new MemoryWorkbook(smallTracker());
    const { layout, listed } = only(tablesFound(await found(workbook)));
    const fieldsOf = (changed: TableLayout): string[] =>
      mappingRows(workbook.grid, changed, asAt, { listed }).map(({ field }) => field);
    const before = fieldsOf(layout);
    const without = withColumn(layout, "planType", undefined);
    const taken = withColumn(layout, "status", layout.columns["planType"]);
    expect(fieldsOf(without)).toEqual(before);
    expect(fieldsOf(taken)).toEqual(expect.arrayContaining(before));
    expect(fieldsOf(withColumn(without, "planType", "C"))).toEqual(before);
  });
});

describe("a column under a heading that nobody knows", () => {
  it("can be given any field that such a table may hold and that has no row yet", async () => {
    const workbook = workbookWith([
      ["Ref", "Worker", "Plan", "Came to us on", "LT match", "Last supervision"],
      ["M1001", "Jo", "CP", 45_000, "Yes", 45_845],
    ]);
    const { layout, listed } = only(tablesFound(await found(workbook)));
    const fields = fieldsToAdd(layout, listed);
    expect(fields).toEqual(expect.arrayContaining(["dateOpened", "lastSeen", "discussionType", "name"]));
    expect(fields.filter((field) => listed.includes(field))).toEqual([]);
    expect(fields).not.toContain("notes");
    expect(fields).not.toContain("lastOneToOne");
    const added = withColumn(layout, "dateOpened", "D");
    expect(mappingRows(workbook.grid, added, asAt, { listed })).toContainEqual(
      expect.objectContaining({ field: "dateOpened", column: "D", isSent: true }),
    );
  });
});

describe("the tables that are found", () => {
  const cases: CellValue[][] = [
    ["Ref", "Worker", "Plan", "Opened", "Last supervision"],
    ["M1001", "Jo", "CP", 45_000, 45_900],
  ];
  const log: CellValue[][] = [
    ["Session date", "Worker", "Session type", "Held?"],
    [45_900, "Jo", "1:1", "Held"],
  ];

  it("can each be left out, as long as one of cases or of workers remains", async () => {
    const all = tablesFound(await found(workbookWith(cases, log, cases)));
    expect(all.map(({ layout: { holds } }) => holds)).toEqual(["cases", "sessions", "cases"]);
    const leaving = (...left: number[]): readonly TableFound[] =>
      all.map((table, index) => ({ ...table, isOurs: table.isOurs && !left.includes(index) }));
    expect(lackingIn(leaving(0, 1))).toBeUndefined();
    expect(lackingIn(leaving(0, 2))).toEqual({ sentence: "Choose a table of cases or of workers first." });
  });

  it("are asked nothing more once they are left out", async () => {
    const how = only(howUnknown().grid.sheets).values;
    const all = tablesFound(await found(workbookWith(cases, structuredClone(how) as CellValue[][])));
    expect(lackingIn(all)).toMatchObject({ at: "column-1-discussionType" });
    expect(lackingIn(all.map((table, index) => ({ ...table, isOurs: index === 0 })))).toBeUndefined();
  });
});

describe("what a colleague has agreed to", () => {
  const twoMore = (): MemoryWorkbook =>
    workbookWith([
      ["Ref", "Worker", "Plan", "Opened", "Last supervision", "Saw them", "Their words", "Remarks"],
      ["M1001", "Jo", "CIN", 45_000, 45_900, 45_900, "Y", "fine"],
    ]);
  const colleague = { ...who, personId: "person-2" };

  async function bothAgree(workbook: MemoryWorkbook): Promise<ToConfirm> {
    const first = await found(workbook);
    await confirmTracker(workbook, first, first.layouts, who);
    const second = await findTracker(workbook, asAt, "person-2");
    if (second.kind !== "to-confirm") throw new Error(second.kind);
    await confirmTracker(workbook, second, second.layouts, colleague);
    const again = await lookAgain(workbook, asAt);
    if (again.kind !== "to-confirm") throw new Error(again.kind);
    return again;
  }

  it("is asked anew once more is sent, and of nobody for fewer fields, others in their place, or what stays here", async () => {
    const workbook = twoMore();
    const again = await bothAgree(workbook);
    const layout = only(again.layouts);
    const same = [withColumn(layout, "worker", undefined), withColumn(layout, "name", "H"), layout];
    for (const changed of same) {
      await confirmTracker(workbook, again, [changed], who);
      expect(await findTracker(workbook, asAt, "person-2")).toMatchObject({ kind: "confirmed" });
    }
    await confirmTracker(workbook, again, [withColumn(layout, "lastSeen", "F")], who);
    expect(await findTracker(workbook, asAt, "person-2")).toMatchObject({ kind: "to-confirm", why: "new-person" });
    expect(await findTracker(workbook, asAt, person)).toMatchObject({ kind: "confirmed" });
  });
});

describe("sheets that may be named after their workers", () => {
  const children: CellValue[][] = [
    ["Ref", "Plan", "Opened", "Last supervision"],
    ["M1001", "CP", 45_000, 45_900],
    ["M1002", "CIN", 45_000, 45_900],
  ];
  const other = [children[0] ?? [], ["M2001", "CP", 45_000, 45_900], ["M2002", "CP", 45_000, 45_900]];

  function named(...names: string[]): MemoryWorkbook {
    const { grid } = workbookWith(children, other);
    const sheets = grid.sheets.map((sheet, index) => ({ ...sheet, name: names[index] ?? "" }));
    return new MemoryWorkbook({ ...grid, sheets });
  }

  const askedIn = (asked: ToConfirm): readonly TableLayout[] =>
    sheetsOfWorkers(asked.reading.workbook, asked.layouts, asAt);

  it("are asked about once, with one answer that is kept and sent, and again once one has another name", async () => {
    const workbook = named("Jo Okarra", "Ada Marsh");
    const first = await found(workbook);
    const asked = askedIn(first);
    expect(whoseSheetsWords(asked)).toBe(
      "No cell says who the worker is on Jo Okarra and Ada Marsh. Are these sheets named after their workers?",
    );
    expect(lackingWhoseSheets(asked)).toMatchObject({ at: whoseSheetsId });
    const yes = withWhoseSheets(tablesFound(first), asked, true).map(({ layout }) => layout);
    expect(lackingWhoseSheets(sheetsOfWorkers(workbook.grid, yes, asAt))).toBeUndefined();
    await confirmTracker(workbook, first, yes, who);
    const again = await findTracker(workbook, asAt, person);
    if (again.kind !== "confirmed") throw new Error(again.kind);
    const [cases] = await whatIsSent(workbook.grid, again.layouts, asAt);
    expect(cases?.fields).toContainEqual({ field: "worker", words: "Jo Okarra" });

    const renamed = named("Jo Okarra", "Ben Cole");
    await renamed.remember(workbook.remembered);
    const changed = await found(renamed);
    expect(changed.why).toBe("headings-changed");
    expect(changed.layouts.map(({ workerInSheetName }) => workerInSheetName)).toEqual([true, undefined]);
    expect(lackingWhoseSheets(askedIn(changed))).toMatchObject({ at: whoseSheetsId });
  });

  it.each(["Robin H", "R Hollow", "Hollows"])(
    "are not asked about where one is named after a child: %s",
    async (child) => {
      const named = [["Child", ...(children[0] ?? [])], ...children.slice(1).map((row) => ["Robin Hollow", ...row])];
      const { grid } = workbookWith(children, named);
      const sheets = grid.sheets.map((sheet, index) => ({ ...sheet, name: ["Jo Okarra", child][index] ?? "" }));
      expect(askedIn(await found(new MemoryWorkbook({ ...grid, sheets })))).toEqual([]);
    },
  );

  it("are sent for nobody who had agreed to less", async () => {
    const workbook = named("Jo Okarra", "Ada Marsh");
    const first = await found(workbook);
    const answered = (isYes: boolean): TableLayout[] =>
      withWhoseSheets(tablesFound(first), askedIn(first), isYes).map(({ layout }) => layout);
    await confirmTracker(workbook, first, answered(false), who);
    const second = await lookAgain(workbook, asAt);
    if (second.kind !== "to-confirm") throw new Error(second.kind);
    expect(lackingWhoseSheets(askedIn(second))).toBeUndefined();
    await confirmTracker(workbook, second, answered(true), { ...who, personId: "person-2" });
    expect(await findTracker(workbook, asAt, person)).toMatchObject({ kind: "to-confirm", why: "new-person" });
  });
});

it("refuses to send a column of children's names as the worker, at the control in which it was chosen", async () => {
  const workbook = workbookWith([
    ["Ref", "Child", "SW", "Opened", "Last supervision"],
    ["M1001", "Robin Hollow", "Jo", 45_000, 45_900],
    ["M1002", "Kit Larkin", "Jo", 45_000, 45_900],
  ]);
  const asked = await found(workbook);
  const chosen = asked.layouts.map((layout) => withColumn(layout, "worker", "B"));
  const sentence = "Column B of sheet Sheet 1 looks like children’s names: it cannot be sent as “Worker”.";
  expect(namesSentIn(workbook.grid, tablesFound({ ...asked, layouts: chosen }))).toEqual({
    sentence,
    at: "column-0-worker",
  });
  expect(await confirmTracker(workbook, asked, chosen, who)).toEqual({ kind: "refused", because: sentence });
  expect(namesSentIn(workbook.grid, tablesFound(asked))).toBeUndefined();
});

it("is refused for a list of staff alone, unless supervision is asked for", async () => {
  const workbook = workbookWith([
    ["Name", "Job title", "Start date", "Last supervision"],
    ["Jo", "SW", 45_000, 45_900],
  ]);
  const asked = await found(workbook);
  expect(only(asked.layouts)).toMatchObject({ holds: "workers", columns: { worker: "A" } });
  const because =
    "This workbook has no children in it: tick “Check supervision too”, or open the workbook of your caseload.";
  expect(await confirmTracker(workbook, asked, asked.layouts, who)).toEqual({ kind: "refused", because });
  const supervision = { checks: true, marks: false };
  expect(await confirmTracker(workbook, asked, asked.layouts, { ...who, supervision })).toMatchObject({
    kind: "confirmed",
  });
});
