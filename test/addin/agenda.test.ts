import { afterEach, describe, expect, it } from "vitest";
import { entriesByRow } from "../../addin/commands/agenda-case-words.ts";
import { daysInUse } from "../../addin/commands/agenda-chosen.ts";
import { dayFacts } from "../../addin/commands/agenda-day-words.ts";
import { agendaDocument, type AgendaWording } from "../../addin/commands/agenda-words.ts";
import type { AgendaDocument } from "../../addin/commands/agenda-document.ts";
import { agendaWording } from "../../addin/commands/agenda-wording.ts";
import { copied } from "../../addin/commands/agenda-copy.ts";
import { check, type Checked } from "../../addin/commands/check.ts";
import { namesOf } from "../../addin/commands/child-names.ts";
import { confirmTracker, findTracker } from "../../addin/commands/find-tracker.ts";
import { freeName, insertSheets, sheetPlan } from "../../addin/commands/insert-sheet.ts";
import { newSheets } from "../../addin/commands/new-sheets.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { agendas, type Agenda } from "../../shared/audit/agenda.ts";
import { sessionDays } from "../../shared/audit/agenda-days.ts";
import { agendaWorkers, type AgendaSource } from "../../shared/audit/agenda-workers.ts";
import { checkTracker } from "../../shared/checks/check-tracker.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import type { WorkerFields } from "../../shared/contract/worker-table.ts";
import { findLayouts } from "../../shared/tracker/detect.ts";
import { understandTracker } from "../../shared/tracker/understand.ts";
import type { HeadlessExcel } from "../../local/excel/headless.ts";
import { gridFromXlsx } from "../support/grid-from-xlsx.ts";
import { dates, table } from "../shared/checks/children.ts";
import { away, role, workers } from "../shared/checks/people.ts";
import { sheetOf } from "../support/grid.ts";
import { closeWorkbook, inPlace } from "./opened-workbook.ts";
import { asAt, judgingClient, newId, openTracker, person } from "./support.ts";

afterEach(closeWorkbook);

async function checkAgain(): Promise<Checked> {
  const checked = await check({ workbook: officeWorkbook, client: judgingClient, personId: person, asAt, choices: {} });
  if (checked.kind !== "checked") throw new Error(checked.kind);
  return checked;
}

async function checkedTracker(
  name: string,
  council: string,
  checks = true,
): Promise<{ readonly excel: HeadlessExcel; readonly checked: Checked }> {
  const excel = inPlace(openTracker(name));
  const found = await findTracker(officeWorkbook, asAt, person);
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  const answers = { council, team: "north", personId: person, asAt, newId, supervision: { checks, marks: false } };
  await confirmTracker(officeWorkbook, found, found.layouts, answers);
  return { excel, checked: await checkAgain() };
}

/** Every worker's page, by the days that are suggested. */
function pagesFrom(
  source: AgendaSource,
  parts: Pick<AgendaWording, "places" | "names" | "checksSupervision">,
): { readonly made: readonly Agenda[]; readonly pages: readonly AgendaDocument[] } {
  const workers = agendaWorkers(source);
  const drawn = { marking: "OFFICIAL-SENSITIVE", isUsualMarking: false, drawnBy: "Sol Emberley", namesChildren: true };
  const wording = { ...parts, ...drawn, source, workers, entries: entriesByRow(source) };
  const made = agendas(
    source,
    workers.map((worker) => ({ worker, days: sessionDays(source, worker) })),
  );
  return { made, pages: made.map((agenda) => agendaDocument(wording, agenda)) };
}

function pagesOf(checked: Checked, hidesNames = false): ReturnType<typeof pagesFrom> {
  const wording = agendaWording(checked, { hidesNames, me: undefined });
  if (wording === undefined) throw new Error("No policy");
  return pagesFrom(wording.source, wording);
}

describe("the agenda of a tracker", () => {
  it("speaks of every open case of every worker, by the day that is booked or due", async () => {
    const { checked } = await checkedTracker("F1-hgy-clean-table", "haringey", false);
    const { made, pages } = pagesOf(checked);
    const cases = made.flatMap((agenda) => agenda.cases);
    expect(cases.filter(({ reason }) => reason === "late")).toHaveLength(13);
    expect(made.reduce((sum, agenda) => sum + agenda.cases.length + agenda.inDate.length, 0)).toBe(94);
    expect(pages[0]?.title).toBe("Agenda: supervision of Amma Jessoppe-Rill");
    expect(pages[0]?.sections.map(({ heading }) => heading)).toEqual([
      "Late, or late before the session after: 3",
      "The aim alone passes: 10",
      "What is not on record",
      "Supervision and the agreement",
      "Also in the policy",
    ]);
    expect(pages[0]?.sections[0]?.table?.rows).toEqual([
      ["9551125", "Zee Emberley-Moss", "27 Jan 2025", "27 Apr 2025", "Overdue 141 days. Seen 9 Sep 2025.", "section 1"],
      ["9927755", "Juno Snapdraggon", "19 Apr 2025", "19 Jul 2025", "Overdue 58 days. Seen 13 Aug 2025.", "section 1"],
      [
        ...["9431162", "Lux Dandelyon", "7 Jul 2025", "7 Oct 2025"],
        ...["Late before the session after. Seen 15 Aug 2025.", "section 1"],
      ],
    ]);
  });

  it("with supervision asked for, starts from bookings and tells of the agreement", async () => {
    const { checked } = await checkedTracker("F6-full-set", "haringey");
    const { made, pages } = pagesOf(checked);
    expect(new Set(made.map(({ days }) => days.onFrom))).toEqual(new Set(["booked", "due", "today"]));
    const page = pages.find(({ title }) => title.includes("Okarra"));
    expect(page?.facts).toEqual([
      "Supervision on 24 Sep 2025 (booked). The one after: 24 Oct 2025 (the last working day that the policy allows).",
      "The recorded absence has no last day: no day outside it can be suggested.",
      "Recorded as absent from 31 Aug 2025, no last day recorded. Clocks run on.",
    ]);
    const told = page?.sections.find(({ heading }) => heading === "Supervision and the agreement")?.sentences;
    expect(told?.[0]).toBe("Worker's one-to-one supervision (section 1): Overdue 29 days, due 17 Aug 2025.");
    expect(told?.some((sentence) => sentence.startsWith("Supervision agreement"))).toBe(true);
  });

  it("stands in a sheet of its own as texts, and is never read as a tracker", async () => {
    const { excel, checked } = await checkedTracker("F3-hgy-sheet-per-worker", "haringey");
    const { pages } = pagesOf(checked);
    const [first, second] = pages;
    if (first === undefined || second === undefined) throw new Error("No page");
    const dangerous = { ...first, facts: ["=1+1", "+A1", "@SUM(A1)", "1/2/2025", "-3"] };
    const answer = await insertSheets(officeWorkbook, [
      { name: "Agenda A/B: [x]*?", page: dangerous },
      { name: "Agenda A/B: [x]*?", page: second },
    ]);
    expect(answer).toEqual({ made: ["Agenda A B x", "Agenda A B x (2)"] });
    await excel.settle();
    const sheet = excel.workbook.sheet("Agenda A B x");
    const cells = [...(sheet?.entries() ?? [])].map(([, , cell]) => cell);
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
    expect(cells.map(({ value }) => value)).toEqual(expect.arrayContaining(dangerous.facts));
    expect(cells.every(({ value }) => typeof value === "string")).toBe(true);
    expect(sheet?.pageLayout).toEqual({ orientation: "Portrait", paperSize: "A4", pagesWide: 1 });
    const again = await checkAgain();
    expect(again.outcome).toEqual(checked.outcome);
    expect(again.found.notices).toEqual([]);
    expect(newSheets(again.found.survey, again.found.tracker)).toEqual([]);
  });

  it.each([
    ["F1-hgy-clean-table", "haringey"],
    ["F2-bnt-pod-tracker", "barnet"],
    ["F6-full-set", "barnet"],
  ])("of %s is never taken for a table of cases, workers or anything else", (name, council) => {
    const workbook = gridFromXlsx(new URL(`../trackers/${name}.xlsx`, import.meta.url));
    const understood = understandTracker(workbook, findLayouts(workbook, asAt).layouts, asAt);
    const { tables, entriesToCheck, places } = understood;
    const found = policyInForce(council, asAt);
    if (!found.found) throw new Error(found.sentence);
    const { policy } = found;
    const outcome = checkTracker({ policy, choices: {}, asAt, tables });
    const source = { policy, outcome, tables, entriesToCheck };
    const names = new Map([...places.keys()].map((key) => [key, "Robin Hollow"]));
    const sheets = pagesFrom(source, { places, names, checksSupervision: true }).pages.map((page, index) => {
      const { rows, widths } = sheetPlan(`Agenda ${index}`, page);
      return sheetOf(
        rows.map(({ cells }) => widths.map((_, at) => cells[at] ?? "")),
        { name: `Agenda ${index}` },
      );
    });
    expect(sheets.length).toBeGreaterThan(5);
    const { layouts, unfamiliar } = findLayouts({ ...workbook, sheets }, asAt);
    expect([...layouts, ...unfamiliar].map((layout) => layout.name)).toEqual([]);
  });

  it("is not inserted where Excel refuses, and says what to do instead", async () => {
    const { pages } = pagesOf((await checkedTracker("F1-hgy-clean-table", "haringey", false)).checked);
    const [page] = pages;
    if (page === undefined) throw new Error("No page");
    const taken = await officeWorkbook.insertSheet(sheetPlan("caseload", page));
    expect(taken).toEqual({
      done: false,
      because: "A sheet of the same name has been added meanwhile: insert the agenda again.",
    });
    const refusing: typeof officeWorkbook = {
      ...officeWorkbook,
      insertSheet: () => Promise.resolve({ done: false, because: "No." }),
    };
    expect(await insertSheets(refusing, [{ name: "Agenda", page }])).toEqual({ made: [], because: "No." });
  });
});

describe("the days of an agenda", () => {
  /** A social worker of Barnet who was last supervised on 2 Sep 2025, with a child who was last discussed on 13 Aug. */
  const factsOf = (fields: Partial<WorkerFields>, asked: { on?: string; after?: string } = {}, choices = {}) => {
    const found = policyInForce("barnet", asAt);
    if (!found.found) throw new Error(found.sentence);
    const worker = { worker: "Ada Marsh", role: role("social-worker"), lastOneToOne: dates("2025-09-02") };
    const child = { worker: "Ada Marsh", dateOpened: dates("2024-01-01"), lastDiscussion: dates("2025-08-13") };
    const tables = [table([child]), workers([{ ...worker, ...fields }])];
    const outcome = checkTracker({ policy: found.policy, choices, asAt, tables });
    const source = { policy: found.policy, outcome, tables, entriesToCheck: [] };
    return agendaWorkers(source).flatMap((each) => {
      const wishes = [{ worker: each, days: daysInUse(source, each, asked).days }];
      return agendas(source, wishes).flatMap((agenda) => dayFacts(agenda, choices));
    });
  };
  const inOctober = { absence: away("2025-09-29", "2025-10-31") };

  it("say that what is due falls within an absence, and suggest a day before it", () => {
    expect(factsOf(inOctober)).toEqual([
      "Supervision on 26 Sep 2025 (the last working day on which it is due). The one after: 3 Nov 2025 (the first working day on which you can meet).",
      "This supervision is due by 30 Sep 2025, within the recorded absence: hold it before that begins.",
      "The one after is due by 24 Oct 2025: within the recorded absence.",
      "Recorded as absent from 29 Sep 2025 until 31 Oct 2025. Clocks run on.",
      "The limit of 1 case falls within it: discuss it before, or with whoever covers.",
    ]);
  });

  it("say which booking cannot be kept, and what passes before the first day to meet", () => {
    const booked = { nextBooked: dates("2025-09-17"), absence: away("2025-09-15", "2025-09-30") };
    expect(factsOf(booked)).toEqual([
      "Supervision on 1 Oct 2025 (the first working day on which you can meet). The one after: 29 Oct 2025 (the last working day that the policy allows).",
      "Booked for 17 Sep 2025, within the recorded absence: another day is suggested.",
      "This supervision is due by 30 Sep 2025: within the recorded absence.",
      "Recorded as absent from 15 Sep 2025 until 30 Sep 2025. Clocks run on.",
    ]);
  });

  it("say of a day that somebody chose why it is none to meet on", () => {
    const facts = factsOf(inOctober, { on: "2025-09-27", after: "2025-10-06" });
    expect(facts.slice(0, 3)).toEqual([
      "Supervision on 27 Sep 2025 (as you chose). The one after: 6 Oct 2025 (as you chose).",
      "27 Sep 2025 is not a working day: choose another.",
      "6 Oct 2025 falls within the recorded absence: choose another day.",
    ]);
  });

  it("name the bank holidays and closed days between, or say that they are not known", () => {
    const over = { on: "2025-12-22", after: "2026-01-05" };
    expect(factsOf({}, over, { extraNonWorkingDays: ["2025-12-24"] })).toContain(
      "No working days: 24 Dec 2025 (closed), 25 Dec 2025 (bank holiday), 26 Dec 2025 (bank holiday), 1 Jan 2026 (bank holiday). Clocks run on.",
    );
    expect(factsOf({}, { on: "2025-09-22", after: "2025-09-26" }).join(" ")).not.toMatch(/working days:|holidays/);
    const closed = { worker: { key: "", hasLeft: false, rows: new Set<string>() }, closed: undefined, cases: [] };
    const days = { on: asAt, onFrom: "today", after: asAt, afterFrom: "booked" } as const;
    expect(dayFacts({ ...closed, days, inDate: [], exempt: [], records: [], entries: [] }, {})).toContain(
      "Which days are bank holidays is not known for all of this time.",
    );
  });
});

describe("the name of a sheet", () => {
  it.each([
    ["Agenda Ada Marsh", [], "Agenda Ada Marsh"],
    ["Agenda Ada Marsh", ["agenda ada marsh"], "Agenda Ada Marsh (2)"],
    ["Agenda Ada Marsh", ["Agenda Ada Marsh", "Agenda Ada Marsh (2)"], "Agenda Ada Marsh (3)"],
    ["'O'Neil / Smith:", [], "O'Neil Smith"],
    ["Agenda Bartholomew Featherstonehaugh", [], "Agenda Bartholomew Featherstone"],
    ["Agenda Bartholomew Featherstonehaugh", ["Agenda Bartholomew Featherstone"], "Agenda Bartholomew Feathers (2)"],
    ["History", [], "History (2)"],
    [`Agenda ${"😀".repeat(20)}`, [], `Agenda ${"😀".repeat(12)}`],
  ])("%s, beside %j, becomes %s", (wanted, taken, name) => {
    expect(freeName(wanted, taken)).toBe(name);
    expect(name.length).toBeLessThanOrEqual(31);
  });
});

describe("what is copied", () => {
  it("holds every sentence in both forms, and no cell of it is code", async () => {
    const { checked } = await checkedTracker("F1-hgy-clean-table", "haringey", false);
    const [page] = pagesOf(checked).pages;
    if (page === undefined) throw new Error("No page");
    const { html, text } = copied([{ ...page, facts: ['<img src=x onerror=alert(1)> & "it\'s"'] }]);
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;it's&quot;");
    expect(html).not.toContain("<img");
    expect(text).toContain("<img");
    for (const { sentences, table } of page.sections) {
      for (const words of [...sentences, ...(table?.rows.map((cells) => cells.join("\t")) ?? [])]) {
        expect(text).toContain(words);
      }
    }
  });

  it("has no name and no text of a cell while names are hidden", async () => {
    const { checked } = await checkedTracker("F1-hgy-clean-table", "haringey", false);
    const names = [...namesOf(checked).values()];
    expect(names.length).toBeGreaterThan(50);
    const shown = copied(pagesOf(checked).pages).text;
    const hidden = copied(pagesOf(checked, true).pages).text;
    expect(names.filter((name) => shown.includes(name)).length).toBeGreaterThan(20);
    expect(names.filter((name) => hidden.includes(name))).toEqual([]);
  });

  it("has names to hide where the tracker has a column of them or something else in place of a reference", async () => {
    const { checked } = await checkedTracker("F1-hgy-clean-table", "haringey", false);
    const hasSome = (one: Checked) => agendaWording(one, { hidesNames: false, me: undefined })?.namesChildren;
    const withoutColumn = { ...checked, found: { ...checked.found, layouts: [] } };
    const tables = checked.understood.tables.map((each) =>
      each.holds === "cases" ? { ...each, rows: each.rows.map(({ rowId, fields }) => ({ rowId, fields })) } : each,
    );
    const withoutReferences = { ...withoutColumn, understood: { ...checked.understood, tables } };
    expect([checked, withoutColumn, withoutReferences].map(hasSome)).toEqual([true, false, true]);
  });
});
