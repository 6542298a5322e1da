import { describe, expect, it } from "vitest";
import { sentOfTables, whatIsSent } from "../../addin/commands/what-is-sent.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import type { CheckRequest } from "../../shared/contract/routes.ts";
import { gridFromXlsx } from "../support/grid-from-xlsx.ts";
import { dates, table } from "../shared/checks/children.ts";
import { MemoryWorkbook } from "./memory-workbook.ts";
import { me, on, open, Service } from "./opened-pane.ts";
import { answered } from "./support.ts";

const council = "haringey";

/** A tracker that was confirmed and checked, with what was sent of it. */
async function checkedOnce(name: string, checks: boolean) {
  const grid = gridFromXlsx(new URL(`../trackers/${name}.xlsx`, import.meta.url));
  const service = new Service();
  const requests: CheckRequest[] = [];
  const { check } = service;
  service.check = (asked, request) => {
    requests.push(request);
    return check(asked, request);
  };
  const opened = open(new MemoryWorkbook(grid), service);
  await opened.model.start();
  const { found } = on(opened.model, "confirm");
  const preview = await whatIsSent(grid, answered(found), opened.model.asAt(council));
  await opened.model.confirm(answered(found), { council, team: "north", supervision: { checks, marks: false } });
  return { ...opened, preview, sent: () => sentOfTables(requests.at(-1)?.tables ?? []) };
}

describe("what is sent", () => {
  it.each([
    ["F1-hgy-clean-table", false],
    ["F6-full-set", true],
  ])("of %s is shown on its page as Check now sends it, with the row that was confirmed", async (name, checks) => {
    const { model, service, clock, preview, sent } = await checkedOnce(name, checks);
    const shown = await model.sentNow();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).toEqual(sent());
    expect(shown).toEqual(preview.filter(({ holds }) => checks || holds === "cases"));
    // Overnight a day ahead has come: what is sent of it is something else.
    clock.today = plainDate("2025-12-01");
    service.person = { ...me, councils: me.councils.map((each) => ({ ...each, today: clock.today })) };
    const asked = service.checks;
    const now = await model.sentNow();
    expect(service.checks).toBe(asked);
    expect(on(model, "check").me?.councils[0]?.today).toBe(clock.today);
    await model.checkNow();
    expect(now).toEqual(sent());
  });

  it("is shown of one row, that in which most is filled in, and never put together from several", () => {
    const rows = table([
      { caseRef: "11", dateOpened: dates("2024-01-01") },
      { caseRef: "12", lastDiscussion: dates("2025-09-01"), dateAllocated: dates("2025-02-03") },
      { caseRef: "13", dateOpened: dates("2024-03-03"), lastDiscussion: { kind: "blank" } },
    ]);
    const [cases] = sentOfTables([rows]);
    expect(Object.fromEntries((cases?.fields ?? []).map(({ field, words }) => [field, words]))).toMatchObject({
      ...{ caseRef: "12", lastDiscussion: "1 Sep 2025", dateAllocated: "3 Feb 2025", dateOpened: "not filled in" },
    });
    expect(sentOfTables([{ ...rows, rows: [] }])[0]?.fields.every(({ words }) => words === "not filled in")).toBe(true);
  });
});
