import { afterEach, describe, expect, it } from "vitest";
import { check, type Checked } from "../../addin/commands/check.ts";
import { consentOf, withConsent, type SupervisionConsent } from "../../addin/commands/consent.ts";
import { confirmTracker, findTracker, lookAgain } from "../../addin/commands/find-tracker.ts";
import { listedFindings } from "../../addin/commands/finding-list.ts";
import { notCheckedSentences } from "../../addin/commands/not-checked-words.ts";
import { councilSentences, sentenceText, summaryOf } from "../../addin/commands/summary-words.ts";
import { whatIsSent } from "../../addin/commands/what-is-sent.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { submission } from "../../shared/contract/routes.ts";
import type { CheckRequest } from "../../shared/contract/routes.ts";
import { rowsOfTeam } from "../../shared/tracker/rows-of-team.ts";
import { expectedOutcome } from "../support/tracker-fixtures.ts";
import type { HeadlessExcel } from "../../local/excel/headless.ts";
import { closeWorkbook, inPlace } from "./opened-workbook.ts";
import { asAt, countRoundTrips, judgingClient, newId, openTracker, person } from "./support.ts";

afterEach(closeWorkbook);

interface Seen {
  readonly excel: HeadlessExcel;
  readonly checked: Checked;
  /** What went to the service. */
  readonly sent: readonly CheckRequest[];
  readonly trips: number;
}

async function checkedWith(supervision: SupervisionConsent | undefined, name = "F6-full-set"): Promise<Seen> {
  const excel = inPlace(openTracker(name));
  const found = await findTracker(officeWorkbook, asAt, person);
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  const answers = { council: "haringey", team: "north", personId: person, asAt, newId };
  await confirmTracker(officeWorkbook, found, found.layouts, { ...answers, ...(supervision && { supervision }) });
  const sent: CheckRequest[] = [];
  const client: typeof judgingClient = {
    check: (council, request) => {
      sent.push(request);
      return judgingClient.check(council, request);
    },
  };
  const trips = countRoundTrips(excel);
  const checked = await check({ workbook: officeWorkbook, client, personId: person, asAt, choices: {} });
  if (checked.kind !== "checked") throw new Error(checked.kind);
  const made = trips();
  await excel.settle();
  return { excel, checked, sent, trips: made };
}

function statuses({ excel }: Seen, name: string): string[] {
  const cells = [...(excel.workbook.sheet(name)?.entries() ?? [])];
  const head = cells.find(([, , { value }]) => value === "Policy check");
  if (head === undefined) return [];
  return cells
    .filter(([row, column, { value }]) => column === head[1] && row > head[0] && value !== "")
    .map(([, , { value }]) => String(value));
}

const [nothing, checks, both] = [undefined, { checks: true, marks: false }, { checks: true, marks: true }];

describe("supervision of workers", () => {
  it("is neither sent nor checked nor marked until the person has asked for it", async () => {
    const seen = await checkedWith(nothing);
    expect(seen.sent.flatMap(({ tables }) => tables.map(({ holds }) => holds))).toEqual(["cases"]);
    expect(JSON.stringify(seen.sent)).not.toContain("lastOneToOne");
    expect(new Set(seen.checked.outcome.results.map(({ subject }) => subject.kind))).toEqual(new Set(["case"]));
    expect(listedFindings(seen.checked).supervision).toEqual([]);
    expect(statuses(seen, "Cases").length).toBe(107);
    expect(statuses(seen, "Staff")).toEqual([]);
  });

  it("is checked to every figure that is expected of the tracker once it is asked for, and the sheet says nothing of it", async () => {
    const seen = await checkedWith(checks);
    expect(seen.checked.outcome.counts).toEqual(expectedOutcome("F6-full-set.haringey").counts);
    expect(seen.trips).toBe(3);
    expect(statuses(seen, "Staff")).toEqual([]);
    const { supervision } = listedFindings(seen.checked);
    expect(supervision.length).toBeGreaterThan(100);
    const ofWorkers = supervision.filter(({ result }) => result.subject.kind === "worker");
    expect(ofWorkers.filter(({ name }) => !name.startsWith("Supervision of "))).toEqual([]);
  });

  it("stands in workers' own rows only with a second consent, by the worst of each, in three round trips", async () => {
    const seen = await checkedWith(both, "F11-two-tables");
    expect(statuses(seen, "People")).toEqual([
      "Met, due 1 Oct 2025",
      "Met, due 18 Sep 2025",
      "Overdue 1 day, due 14 Sep 2025",
      "Met, due 15 Sep 2025",
      "Overdue 7 days, due 8 Sep 2025",
      "Cannot be checked: no role that is recognised is recorded",
    ]);
    expect(seen.trips).toBe(3);
  });

  it("stays marked as it is when a colleague checks the cases alone, for as long as somebody wants it marked", async () => {
    const seen = await checkedWith(both, "F6-full-set");
    const own = (): string[][] => [statuses(seen, "Cases"), statuses(seen, "Staff")];
    const before = own();
    expect(before.map(({ length }) => length > 0)).toEqual([true, true]);
    const colleague = await findTracker(officeWorkbook, asAt, "person-2");
    if (colleague.kind !== "to-confirm") throw new Error(colleague.kind);
    const answers = { council: "haringey", team: "north", personId: "person-2", asAt, newId };
    await confirmTracker(officeWorkbook, colleague, colleague.layouts, answers);
    const checkAs = async (personId: string): Promise<Checked> => {
      const task = { workbook: officeWorkbook, client: judgingClient, personId, asAt, choices: {} };
      const answer = await check(task);
      if (answer.kind !== "checked") throw new Error(answer.kind);
      await seen.excel.settle();
      return answer;
    };
    await checkAs("person-2");
    expect(own()).toEqual(before);
    await checkAs("person-2");
    expect(own()).toEqual(before);
    // Whoever wanted it marked does so no more.
    const again = await lookAgain(officeWorkbook, asAt);
    if (again.kind !== "to-confirm") throw new Error(again.kind);
    await confirmTracker(officeWorkbook, again, again.layouts, { ...answers, personId: person });
    const { understood } = await checkAs(person);
    expect(understood.tables.map(({ holds }) => holds)).toEqual(["cases"]);
    expect(own()).toEqual([before[0], []]);
  });

  it("goes out of date in a worker's row when a one-to-one of theirs is changed in the log", async () => {
    const seen = await checkedWith(both, "F11-two-tables");
    const { workbook } = seen.excel;
    const log = workbook.sheet("Alder");
    if (log === undefined) throw new Error("No log");
    const before = statuses(seen, "People");
    log.ensure(15, 0).value = 45_600;
    workbook.tell({ kind: "cells", sheet: log, area: { row: 15, column: 0, rows: 1, columns: 1 }, source: "manager" });
    await seen.excel.settle();
    const after = statuses(seen, "People");
    expect(after.filter((words, index) => words !== before[index])).toEqual(["Out of date: check again"]);
  });

  it("is each person's own answer, and marking is no part of it without checking", () => {
    const mine = withConsent(undefined, "me", both);
    const ours = withConsent(mine, "you", checks);
    const tracker = { supervision: ours } as Parameters<typeof consentOf>[0];
    expect([consentOf(tracker, "me"), consentOf(tracker, "you")]).toEqual([both, checks]);
    expect(consentOf(tracker, "someone-else")).toEqual({ checks: false, marks: false });
    expect(consentOf(tracker, undefined)).toEqual({ checks: false, marks: false });
    const taken = withConsent(ours, "me", { checks: false, marks: true });
    expect(taken).toEqual({ checkedFor: ["you"], markedFor: [] });
  });

  it("is submitted only if it is checked, in the shape that the service takes", async () => {
    const { checked } = await checkedWith(checks);
    const { tables } = rowsOfTeam(checked.understood.tables, "Intake North", 2);
    const body = { trackerId: newId(), month: "2025-09", tables };
    expect(submission.parse(body)).toEqual(body);
    expect(new Set(tables.map(({ holds }) => holds)).size).toBe(7);
  });
});

describe("what is said of a check", () => {
  it("tells cases and supervision apart, and what only the council can settle once", async () => {
    const { checked } = await checkedWith(checks);
    expect(summaryOf(checked.outcome).map(sentenceText)).toEqual([
      "107 open cases: 30 need something (17 discussions overdue, 13 only a record missing); 10 fall due in the next 7 days; 33 past the aim; 51 with an entry to check; 37 that cannot be checked in full.",
      "Supervision of 33 workers: 15 overdue, 13 only a record missing, 3 due while the worker is away, 17 with an entry to check, 14 that cannot be checked in full.",
      "132 one-to-ones held or changed: 1 overdue, 19 only a record missing, 2 with an entry to check, 28 that cannot be checked in full.",
      "18 teams and group sessions: 2 overdue, 5 with an entry to check, 4 that cannot be checked in full.",
    ]);
    expect(councilSentences(checked.outcome)).toEqual([
      "My Conversation: the policy names no interval (section 1, 12), so 23 workers cannot be checked until the council sets one.",
    ]);
    const listed = listedFindings(checked).supervision.filter(
      ({ check: id, state }) => `${id} ${state}` === "HGY-MYCONV cannot-check",
    );
    expect(listed).toEqual([]);
  });

  it("names the columns that would make a check possible, and no column for what was not asked for", async () => {
    const alone = await checkedWith(nothing, "F1-hgy-clean-table");
    expect(notCheckedSentences(alone.checked)).toEqual([
      "Discussion on the child's record: needs a column for Recorded on the child's record or Recorded on.",
      "Decisions and reasons recorded: needs a column for Decisions recorded.",
      "Management oversight noted: needs a column for Management oversight noted.",
    ]);
    closeWorkbook();
    const asked = await checkedWith(checks, "F1-hgy-clean-table");
    const sentences = notCheckedSentences(asked.checked);
    expect(sentences).toHaveLength(17);
    expect(sentences).toContain(
      "Worker's one-to-one supervision: needs a column for Role, and Last one-to-one or One-to-ones or One-to-one held on.",
    );
  });

  it("shows before it is sent every field that would travel, kind by kind, and never a child's name", async () => {
    const { checked, sent } = await checkedWith(checks);
    const { reading, layouts } = checked.found;
    const preview = await whatIsSent(reading.workbook, layouts, asAt);
    expect(preview.map(({ holds, rows }) => [holds, rows])).toEqual([
      ["cases", 120],
      ["workers", 37],
      ["agreements", 34],
      ["sessions", 142],
      ["groups", 15],
      ["audits", 13],
      ["observations", 11],
    ]);
    for (const table of sent.flatMap(({ tables }) => tables)) {
      const shown = new Set(preview.find(({ holds }) => holds === table.holds)?.fields.map(({ field }) => field));
      const travels = new Set(table.rows.flatMap(({ fields }) => Object.keys(fields)));
      expect([...travels].filter((field) => !shown.has(field))).toEqual([]);
    }
    const words = JSON.stringify(preview);
    for (const cell of reading.workbook.sheets[0]?.values.slice(1, 20) ?? []) {
      expect(words).not.toContain(String(cell[2]));
    }
  });
});
