import { afterEach, expect, it } from "vitest";
import { copied } from "../../addin/commands/agenda-copy.ts";
import { agendaWording } from "../../addin/commands/agenda-wording.ts";
import { agendaDocument } from "../../addin/commands/agenda-words.ts";
import { check } from "../../addin/commands/check.ts";
import { weeksDocument } from "../../addin/commands/eight-weeks.ts";
import { confirmTracker, findTracker } from "../../addin/commands/find-tracker.ts";
import { sheetPlan } from "../../addin/commands/insert-sheet.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { agendas } from "../../shared/audit/agenda.ts";
import { sessionDays } from "../../shared/audit/agenda-days.ts";
import { eightWeeks } from "../../shared/audit/eight-weeks.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { headOf } from "./rollup/roll-ups.ts";
import { closeWorkbook, inPlace } from "./opened-workbook.ts";
import { asAt, newId, offlineClient, openTracker, person } from "./support.ts";

afterEach(closeWorkbook);

/** Somebody of two councils, each with a marking of its own. */
function meOf(): Me {
  const { councils, ...me } = headOf([]);
  const [own] = councils;
  if (own === undefined) throw new Error("There is no council.");
  return {
    ...me,
    councils: [
      { ...own, council: "barnet", marking: "CONFIDENTIAL" },
      { ...own, marking: "PROTECT" },
    ],
  };
}

async function checkedWithoutConnection() {
  inPlace(openTracker("F1-hgy-clean-table"));
  const found = await findTracker(officeWorkbook, asAt, person);
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  const supervision = { checks: false, marks: false };
  const answers = { council: "haringey", team: "north", personId: person, asAt, newId, supervision };
  await confirmTracker(officeWorkbook, found, found.layouts, answers);
  const task = { workbook: officeWorkbook, client: offlineClient, personId: person, asAt, choices: {} };
  const checked = await check(task);
  if (checked.kind !== "checked") throw new Error(checked.kind);
  expect(checked.by.service).toBe(false);
  return checked;
}

it("agenda, eight weeks, copy and inserted sheet carry the marking of the tracker's own council, offline too", async () => {
  const wording = agendaWording(await checkedWithoutConnection(), { hidesNames: true, me: meOf() });
  const [worker] = wording?.workers ?? [];
  if (wording === undefined || worker === undefined) throw new Error("There is nobody to prepare for.");
  const { source } = wording;
  const [made] = agendas(source, [{ worker, days: sessionDays(source, worker) }]);
  if (made === undefined) throw new Error("No agenda was made.");
  const pages = [agendaDocument(wording, made), weeksDocument(wording, eightWeeks(source))];
  expect(wording.isUsualMarking).toBe(false);
  for (const page of pages) {
    const { html, text } = copied([page]);
    expect(page.marking).toBe("PROTECT");
    expect(sheetPlan("Agenda", page).rows[0]?.cells).toEqual(["PROTECT"]);
    expect(text.split("\n")[0]).toBe("PROTECT");
    expect(html).toContain("<p>PROTECT</p>");
    expect(`${html}${text}`).not.toMatch(/OFFICIAL|CONFIDENTIAL/);
  }
});

it("says that it is the usual one where nobody is known", async () => {
  const wording = agendaWording(await checkedWithoutConnection(), { hidesNames: true, me: undefined });
  expect(wording).toMatchObject({ marking: "OFFICIAL-SENSITIVE", isUsualMarking: true });
});
