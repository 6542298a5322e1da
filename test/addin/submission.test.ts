import { describe, expect, it, vi } from "vitest";
import { outboxIn } from "../../addin/commands/outbox.ts";
import { contentOf } from "../../addin/commands/submit.ts";
import { countLines, summaryToCome, teamsNamed, teamsToSubmit } from "../../addin/commands/submit-preview.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import { summarise } from "../../shared/audit/summary.ts";
import { runId as runIdShape, submission as submissionShape } from "../../shared/contract/routes.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import { MemoryWorkbook, smallTracker } from "./memory-workbook.ts";
import { confirmed, me, offline, on, open, openOver, refuse, Service } from "./opened-pane.ts";
import { openTracker, person } from "./support.ts";

const september = "2025-09";
type Opened = Awaited<ReturnType<typeof confirmed>>;

const outboxOf = ({ model }: Pick<Opened, "model">) => on(model, "check").outbox ?? { waiting: [], sent: [] };
const noticeOf = ({ model }: Pick<Opened, "model">) => on(model, "check").notice?.sentence;
const keptKeys = ({ workbook }: Pick<Opened, "workbook">): string[] =>
  Object.keys(workbook.remembered).filter((key) => !["tracker", "marks"].includes(key));

function nothing(): never {
  throw new Error("Nothing is there");
}

/** A run that waits, since the service could not be reached. */
async function waiting(): Promise<Opened> {
  const opened = await confirmed();
  opened.service.isOffline = true;
  await opened.model.submit("north", september);
  return opened;
}

describe("submitting", () => {
  it("sends once, and keeps the receipt with the workbook", async () => {
    const opened = await confirmed();
    const { model, workbook, service } = opened;
    await model.submit("north", september);
    const [receipt] = outboxOf(opened).sent;
    expect(runIdShape.safeParse(receipt?.runId).success).toBe(true);
    expect(service.received).toEqual([`north ${receipt?.runId}`]);
    expect(keptKeys(opened)).toEqual([`sent.haringey.north.${september}`]);

    const later = open(workbook, service);
    await later.model.start();
    expect(outboxOf(later)).toEqual({ waiting: [], sent: [receipt] });
    expect(service.received).toHaveLength(1);
  });

  it("does not send again what was submitted today and has not changed, and says so", async () => {
    const opened = await confirmed();
    const { model, service } = opened;
    await model.submit("north", september);
    await model.checkNow();
    await model.submit("north", september);
    expect(service.received).toHaveLength(1);
    expect(noticeOf(opened)).toMatch(/^Already submitted by Ada Marsh: run \S+, received 15 Sep 2025 at 11:00\./);
  });

  it("sends another run once the tracker says something else, and keeps the receipt of that one", async () => {
    const opened = await confirmed();
    const { model, workbook, service } = opened;
    await model.submit("north", september);
    const [first] = outboxOf(opened).sent;
    workbook.type(3, 5, 45_880);
    await model.checkNow();
    await model.submit("north", september);
    expect(service.kept.size).toBe(2);
    const { sent } = outboxOf(opened);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.runId).not.toBe(first?.runId);
  });

  it("knows without the service what it has a receipt of", async () => {
    const opened = await confirmed();
    const { model, service } = opened;
    await model.submit("north", september);
    service.isOffline = true;
    await model.submit("north", september);
    expect(service.received).toHaveLength(1);
    expect(noticeOf(opened)).toMatch(/^Already submitted by Ada Marsh: /);
  });

  it("sends a run that stands when the tracker says again what it said before", async () => {
    const opened = await confirmed();
    const { model, workbook, service } = opened;
    for (const lastSeen of [45_880, 45_881, 45_880]) {
      workbook.type(3, 5, lastSeen);
      await model.checkNow();
      await model.submit("north", september);
    }
    expect(service.kept.size).toBe(3);
    const saidLast = JSON.stringify(service.submitted.at(-1));
    expect(saidLast).toBe(JSON.stringify(service.submitted[0]));
    expect(outboxOf(opened).sent[0]?.runId).toBe([...service.kept.keys()].at(-1));
  });

  it("asks for the day again: a pane that stood open over midnight submits the new day's run", async () => {
    const opened = await confirmed();
    const { model, service } = opened;
    await model.submit("north", september);
    const [council] = me.councils;
    if (council === undefined) throw new Error("no council");
    service.person = { ...me, councils: [{ ...council, today: plainDate("2025-09-16") }] };
    service.audits = () => Promise.resolve({ ok: true, value: { audits: [] } });
    await model.submit("north", september);
    expect(service.kept.size).toBe(2);
  });

  it("sends nothing of a team that is held no longer, and says so", async () => {
    const opened = await confirmed();
    opened.service.person = { ...me, councils: [] };
    await opened.model.submit("north", september);
    expect(opened.service.received).toEqual([]);
    expect(noticeOf(opened)).toMatch(/^You do not hold this team today/);
  });

  it("leaves the person on the page that they turned to meanwhile", async () => {
    const { model } = await confirmed();
    const submitting = model.submit("north", september);
    model.turnTo("sample");
    await submitting;
    expect(on(model, "check")).toMatchObject({ page: "sample", outbox: { sent: [{ month: september }] } });
    expect(on(model, "check").busy).toBeUndefined();
  });

  it("is one run when two panes do it at once, and both end with the same receipt", async () => {
    const one = await confirmed();
    const other = open(one.workbook, one.service);
    await other.model.start();
    await other.model.checkNow();
    await Promise.all([one.model.submit("north", september), other.model.submit("north", september)]);
    expect(one.service.kept.size).toBe(1);
    expect(outboxOf(one)).toEqual(outboxOf(other));
    expect(keptKeys(one)).toEqual([`sent.haringey.north.${september}`]);
  });

  it("is one run when a colleague submits the same from a copy of the workbook, and says whose it is", async () => {
    const one = await confirmed();
    await one.model.submit("north", september);
    const copy = new MemoryWorkbook(one.workbook.grid);
    await copy.remember({ tracker: one.workbook.remembered["tracker"] });
    one.service.person = { ...me, personId: "person-2", name: "Jude Fenn" };
    const other = open(copy, one.service);
    await other.model.start();
    await other.model.confirm(on(other.model, "confirm").found.layouts, {
      ...{ council: "haringey", team: "north", supervision: { checks: true, marks: false } },
    });
    await other.model.submit("north", september);
    expect(one.service.kept.size).toBe(1);
    expect(noticeOf(other)).toMatch(/^Already submitted by Ada Marsh: run \S+, received 15 Sep 2025 at 11:00\./);
  });

  it("takes a run that is refused for good out of the workbook at once, and says why", async () => {
    const opened = await confirmed();
    opened.service.takesNone = { kind: "refused", sentence: "2025-08 cannot be submitted today." };
    await opened.model.submit("north", september);
    expect(noticeOf(opened)).toBe("2025-08 cannot be submitted today.");
    expect(outboxOf(opened).waiting).toEqual([]);
    expect(keptKeys(opened)).toEqual([]);
  });

  it.each(["by the list of runs", "by its own answer"])(
    "takes no run that was erased for one that is kept: %s",
    async (told) => {
      const opened = await confirmed();
      const { model, service } = opened;
      await model.submit("north", september);
      const [runId = "", run] = [...service.kept][0] ?? [];
      if (run !== undefined) service.kept.set(runId, { ...run, erased: { reason: "sent-in-error", on: run.asAt } });
      await opened.workbook.remember({ [`sent.haringey.north.${september}`]: undefined });
      if (told === "by its own answer") service.audits = () => refuse(offline);
      await model.submit("north", september);
      expect(noticeOf(opened)).toMatch(/erased on 15 Sep 2025: change what was wrong in the tracker/);
      expect(keptKeys(opened)).toEqual([]);
    },
  );
});

describe("a run that cannot wait in the workbook", () => {
  async function tooLarge(): Promise<Opened> {
    const opened = await confirmed();
    await opened.workbook.remember({ "waiting.other": "x".repeat(1_000_000) });
    await opened.model.submit("north", september);
    return opened;
  }

  it("is not sent without the person's word", async () => {
    const opened = await tooLarge();
    expect(opened.service.received).toEqual([]);
    expect(on(opened.model, "check").cannotWait).toMatchObject({ team: "north", month: september });
    expect(on(opened.model, "check").cannotWait?.because).toContain("too large to wait in the workbook");
  });

  it("is sent with it, and leaves its receipt", async () => {
    const opened = await tooLarge();
    await opened.model.submit("north", september, true);
    expect(opened.service.kept.size).toBe(1);
    expect(on(opened.model, "check").cannotWait).toBeUndefined();
    expect(outboxOf(opened).sent).toHaveLength(1);
  });

  it("is said to be lost when the service cannot be reached", async () => {
    const opened = await tooLarge();
    opened.service.isOffline = true;
    await opened.model.submit("north", september, true);
    expect(noticeOf(opened)).toContain("was not kept in the workbook: submit it again");
    expect(outboxOf(opened).waiting).toEqual([]);
  });

  it.each([
    ["says why", () => Promise.resolve({ done: false as const, because: "A cell is open." }), /^A cell is open\.$/],
    ["throws", () => Promise.reject(new Error("InvalidArgument")), /^Excel did not take this run into the workbook/],
  ])("is not sent either when Excel would not keep it and %s", async (_, remember, because) => {
    const opened = await confirmed();
    const silenced = vi.spyOn(console, "error").mockReturnValue();
    opened.workbook.remember = remember;
    await opened.model.submit("north", september);
    silenced.mockRestore();
    expect(opened.service.received).toEqual([]);
    expect(on(opened.model, "check").cannotWait?.because).toMatch(because);
  });
});

describe("a run that waits", () => {
  it("is sent under the same number when the pane opens again, and the pane says so", async () => {
    const opened = await waiting();
    const { workbook, service } = opened;
    expect(noticeOf(opened)).toMatch(/The run waits in this workbook: save it/);
    const [run] = outboxOf(opened).waiting;
    expect(run).toMatchObject({ team: "north", teamName: "North", by: person, since: "2025-09-15T11:00:00.000Z" });
    expect(on(opened.model, "check").unsent?.get(run?.runId ?? "")?.kind).toBe("offline");
    service.isOffline = false;
    const again = open(workbook, service);
    await again.model.start();
    expect(service.received).toEqual([`north ${run?.runId}`, `north ${run?.runId}`]);
    expect(outboxOf(again).waiting).toEqual([]);
    expect(noticeOf(again)).toContain(`is submitted: run ${run?.runId}`);
    expect(keptKeys(again)).toEqual([`sent.haringey.north.${september}`]);
  });

  it("holds what may be sent, and neither a name of a child nor the text of an entry", async () => {
    const { workbook } = await waiting();
    const kept = JSON.stringify(Object.entries(workbook.remembered).filter(([key]) => key.startsWith("waiting.")));
    for (const never of ["Robin", "Larkin", "Thistle", "see notes"]) expect(kept).not.toContain(never);
    expect(kept).toContain("1234501");
  });

  it("is replaced by a newer one of the same team and month, and says no more what is no longer so", async () => {
    const opened = await waiting();
    const { model, workbook, service } = opened;
    const [older] = outboxOf(opened).waiting;
    workbook.type(3, 5, 45_880);
    await model.checkNow();
    await model.submit("north", september);
    expect(outboxOf(opened).waiting).toHaveLength(1);
    expect(outboxOf(opened).waiting[0]?.runId).not.toBe(older?.runId);
    expect(noticeOf(opened)).toContain(
      "The run that waited since 15 Sep 2025 at 12:00 waits no longer: this one takes its place.",
    );
    expect(keptKeys(opened)).toEqual([`waiting.${outboxOf(opened).waiting[0]?.runId}`]);
    service.isOffline = false;
    await open(workbook, service).model.start();
    expect([...service.kept.keys()]).toEqual([outboxOf(opened).waiting[0]?.runId]);
  });

  it("is the run that is sent when Submit is pressed again", async () => {
    const opened = await waiting();
    opened.service.isOffline = false;
    await opened.model.submit("north", september);
    expect(new Set(opened.service.received).size).toBe(1);
    expect(outboxOf(opened)).toMatchObject({ waiting: [], sent: [{ month: september }] });
  });

  it("is listed after the pane has opened without the service", async () => {
    const { workbook, service } = await waiting();
    const again = open(workbook, service);
    await again.model.start();
    expect(outboxOf(again).waiting).toHaveLength(1);
  });

  it("is sent on Try now, and says why where it still cannot be", async () => {
    const opened = await waiting();
    const { model, service } = opened;
    const [run] = outboxOf(opened).waiting;
    await model.trySending(run?.runId ?? "");
    expect(noticeOf(opened)).toContain("cannot be reached");
    service.isOffline = false;
    await model.trySending(run?.runId ?? "");
    expect(outboxOf(opened).waiting).toEqual([]);
    expect(on(model, "check").unsent?.size).toBe(0);
  });

  it("is taken back unsent, and never sent after that", async () => {
    const opened = await waiting();
    const { model, workbook, service } = opened;
    await model.takeBack(outboxOf(opened).waiting[0]?.runId ?? "");
    expect(outboxOf(opened).waiting).toEqual([]);
    expect(keptKeys(opened)).toEqual([]);
    service.isOffline = false;
    await open(workbook, service).model.start();
    expect(service.kept.size).toBe(0);
  });

  it("is said to have been sent when another pane was quicker than taking it back", async () => {
    const one = await waiting();
    const other = open(one.workbook, one.service);
    one.service.isOffline = false;
    await other.model.start();
    await one.model.takeBack(outboxOf(one).waiting[0]?.runId ?? "");
    expect(noticeOf(one)).toMatch(/^It had been sent meanwhile: run /);
    expect(outboxOf(one)).toMatchObject({ waiting: [], sent: [{ month: september }] });
  });

  it("is said to be gone when another pane took it back before Try now", async () => {
    const one = await waiting();
    const [run] = outboxOf(one).waiting;
    await one.workbook.remember({ [`waiting.${run?.runId}`]: undefined });
    one.service.isOffline = false;
    await one.model.trySending(run?.runId ?? "");
    expect(noticeOf(one)).toMatch(/^This run no longer waits/);
    expect(one.service.kept.size).toBe(0);
  });

  it("of another month or team is not lost by what happens to this one at the same time", async () => {
    const one = await waiting();
    const { workbook, service } = one;
    service.isOffline = false;
    service.takesNone = { kind: "busy", sentence: "The service is busy: wait a minute and try again." };
    const other = open(workbook, service);
    await other.model.start();
    await other.model.checkNow();
    const [run] = outboxOf(one).waiting;
    await Promise.all([one.model.trySending(run?.runId ?? ""), other.model.submit("north", "2025-08")]);
    expect(keptKeys(one).filter((key) => key.startsWith("waiting."))).toHaveLength(2);
    await Promise.all([one.model.takeBack(run?.runId ?? ""), other.model.submit("north", "2025-08")]);
    expect(keptKeys(one).filter((key) => key.startsWith("waiting."))).toHaveLength(1);
  });

  it("asks to sign in when nobody is signed in any more, and goes on by itself afterwards", async () => {
    const opened = await confirmed();
    const { model, service } = opened;
    service.takesNone = { kind: "signed-out", sentence: "You are signed out: sign in and try again." };
    await model.submit("north", september);
    expect(on(model, "check").unsent?.get(outboxOf(opened).waiting[0]?.runId ?? "")?.kind).toBe("signed-out");
    expect(noticeOf(opened)).toContain("once you have signed in the run is sent");
    const { checked } = on(model, "check");
    await model.signIn();
    expect(outboxOf(opened)).toMatchObject({ waiting: [], sent: [{ month: september }] });
    expect(on(model, "check").checked).toBe(checked);
  });

  it("begins anew when somebody else signs in", async () => {
    const opened = await waiting();
    const { model, service } = opened;
    service.isOffline = false;
    service.person = { ...me, personId: "person-2", name: "Jude Fenn" };
    await model.signIn();
    expect(on(model, "confirm").found.why).toBe("new-person");
  });

  it("of a colleague is shown, and sent only when somebody says so", async () => {
    const { workbook, service } = await waiting();
    const tracker = workbook.remembered["tracker"] as { agreedBy: string[] };
    await workbook.remember({ tracker: { ...tracker, agreedBy: [...tracker.agreedBy, "person-2"] } });
    service.isOffline = false;
    service.person = { ...me, personId: "person-2", name: "Jude Fenn" };
    const other = open(workbook, service);
    await other.model.start();
    expect(service.kept.size).toBe(0);
    const [run] = outboxOf(other).waiting;
    await other.model.trySending(run?.runId ?? "");
    expect(service.kept.size).toBe(1);
  });

  it("is not sent by itself once a newer run of the same tracker stands, and says so", async () => {
    const { workbook, service, model } = await waiting();
    const saved = workbook.remembered;
    const older = outboxIn(saved).waiting[0] ?? nothing();
    service.isOffline = false;
    workbook.type(3, 5, 45_880);
    await model.checkNow();
    await model.submit("north", september);
    const newest = [...service.kept.keys()].join();
    for (const [runId, run] of service.kept) {
      service.kept.set(runId, { ...run, receivedAt: "2025-09-15T12:30:00.000Z" });
    }
    // The workbook was closed without saving: it is as it was while the run waited.
    await workbook.remember({ ...Object.fromEntries(keptKeys({ workbook }).map((key) => [key, undefined])), ...saved });
    const again = open(workbook, service);
    await again.model.start();
    expect([...service.kept.keys()]).toEqual([newest]);
    expect(outboxOf(again).waiting).toEqual([older]);
    expect(noticeOf(again)).toMatch(
      /^What waits here was not sent: Ada Marsh has submitted this tracker for September 2025 since it was made, received 15 Sep 2025 at 13:30, /,
    );
    const { runId } = older;
    await again.model.trySending(runId);
    expect([...service.kept.keys()]).toEqual([newest]);
    expect(on(again.model, "check").unsent?.get(runId)?.isOvertaken).toBe(true);
    await again.model.trySending(runId, true);
    expect([...service.kept.keys()]).toEqual([newest, runId]);
    expect(outboxOf(again).waiting).toEqual([]);
  });

  it("is not lost when a newer one is refused", async () => {
    const opened = await waiting();
    const { workbook, service, model } = opened;
    const [older] = outboxOf(opened).waiting;
    service.isOffline = false;
    service.takesNone = { kind: "refused", sentence: "2025-09 cannot be submitted today." };
    workbook.type(3, 5, 45_880);
    await model.checkNow();
    await model.submit("north", september);
    expect(outboxOf(opened).waiting).toEqual([older]);
    expect(keptKeys(opened)).toEqual([`waiting.${older?.runId}`]);
    expect(noticeOf(opened)).toBe("2025-09 cannot be submitted today.");
  });

  it("goes on waiting while its team is not held", async () => {
    const { workbook, service } = await waiting();
    service.isOffline = false;
    service.takesNone = { kind: "no-permission", sentence: "You do not hold this team." };
    const again = open(workbook, service);
    await again.model.start();
    expect(outboxOf(again).waiting).toHaveLength(1);
    expect(noticeOf(again)).toContain("You do not hold this team.");
  });

  it("and is refused for good stays until it is taken back, with the reason", async () => {
    const { workbook, service } = await waiting();
    service.isOffline = false;
    service.takesNone = { kind: "refused", sentence: "2025-09 cannot be submitted today." };
    const again = open(workbook, service);
    await again.model.start();
    const [run] = outboxOf(again).waiting;
    expect(on(again.model, "check").unsent?.get(run?.runId ?? "")?.sentence).toBe("2025-09 cannot be submitted today.");
  });
});

describe("in Excel", () => {
  it("a run waits in the workbook's settings, and a pane that opens it later sends it", async () => {
    const excel = openTracker("F1-hgy-clean-table");
    const uninstall = excel.installGlobals();
    try {
      const first = openOver(officeWorkbook);
      await first.model.start();
      const supervision = { checks: false, marks: false };
      const answers = { council: "haringey", team: "north", supervision };
      await first.model.confirm(on(first.model, "confirm").found.layouts, answers);
      await excel.settle();
      first.service.isOffline = true;
      await first.model.submit("north", september);
      const [run] = outboxOf(first).waiting;
      const keys = (): string[] => [...excel.workbook.settings.keys()].filter((key) => /waiting|sent/.test(key));
      expect(keys()).toEqual([`caseload-oversight.waiting.${run?.runId}`]);
      first.service.isOffline = false;
      const later = openOver(officeWorkbook, first.service);
      await later.model.start();
      expect([...first.service.kept.keys()]).toEqual([run?.runId]);
      expect(keys()).toEqual([`caseload-oversight.sent.haringey.north.${september}`]);
    } finally {
      uninstall();
      excel.close();
    }
  });
});

describe("a tracker of several teams", () => {
  function twoTeams(): WorkbookGrid {
    const [sheet] = smallTracker().sheets;
    if (sheet === undefined) throw new Error("no sheet");
    const teams = ["Team", "North", "South", "West"];
    const values = sheet.values.map((line, index) => [...line, teams[index] ?? ""]);
    return { ...smallTracker(), sheets: [{ ...sheet, values, formulas: values }] };
  }

  async function opened(): Promise<Opened> {
    const service = new Service();
    const [council] = me.councils;
    if (council === undefined) throw new Error("no council");
    const teams = ["North", "South", "East"].map((name) => {
      return { team: name.toLowerCase(), name, service: "family", as: "manager" as const };
    });
    service.person = { ...me, councils: [{ ...council, teams }] };
    const pane = open(new MemoryWorkbook(twoTeams()), service);
    await pane.model.start();
    const supervision = { checks: false, marks: false };
    const answers = { council: "haringey", team: "north", supervision };
    await pane.model.confirm(on(pane.model, "confirm").found.layouts, answers);
    return pane;
  }

  it("offers the teams that stand in it and are held, and counts what is not sent", async () => {
    const { model, service } = await opened();
    const { checked } = on(model, "check");
    const held = service.person?.councils[0]?.teams ?? [];
    if (checked === undefined) throw new Error("not checked");
    const offered = teamsToSubmit(checked, held).map(({ team, rows, unsent }) => [team.team, rows, unsent]);
    expect(offered).toEqual([
      ["north", 1, 2],
      ["south", 1, 2],
    ]);
  });

  it("offers nothing to submit where no child or worker is of the team, and tells which teams there are", async () => {
    const { model, service } = await opened();
    const { checked } = on(model, "check");
    if (checked === undefined) throw new Error("not checked");
    const east = (service.person?.councils[0]?.teams ?? []).filter(({ team }) => team === "east");
    const found = { ...checked.found, tracker: { ...checked.found.tracker, team: "east" } };
    const meant: typeof checked.understood.tables = [
      ...checked.understood.tables,
      {
        ...{ tableId: "t9", holds: "groups", mappedFields: ["team"] },
        rows: [{ rowId: "r2", fields: { team: "All teams" } }],
      },
      { tableId: "t8", holds: "workers", mappedFields: ["team"], rows: [{ rowId: "r2", fields: { team: "NORTH" } }] },
    ];
    const understood = { ...checked.understood, tables: meant };
    expect(teamsToSubmit({ ...checked, found, understood }, east)).toMatchObject([
      { rows: 1, unsent: 4, isNamed: false },
    ]);
    expect(teamsNamed({ understood })).toEqual(["North", "South", "West"]);
  });

  it("sends one team's rows at a time, under a number of their own", async () => {
    const { model, service } = await opened();
    await model.submit("north", september);
    await model.submit("south", september);
    expect(service.received.map((each) => each.split(" ")[0])).toEqual(["north", "south"]);
    const refs = service.submitted.map((each) =>
      submissionShape
        .parse(each)
        .tables.flatMap((table) => (table.holds === "cases" ? table.rows.map((row) => row.caseRef) : [])),
    );
    expect(refs).toEqual([["1234501"], ["1234502"]]);
    expect(on(model, "check").outbox?.sent).toHaveLength(2);
  });

  it("is counted before it is sent as the service counts it: that team's rows alone", async () => {
    const { model } = await opened();
    const { checked } = on(model, "check");
    if (checked === undefined) throw new Error("not checked");
    const south = await summaryToCome(checked, "South", 3);
    expect(south?.casesChecked).toBe(1);
    expect(countLines(south?.counts ?? {}, checked)[0]).toMatch(/: 1 overdue$/);
  });
});

describe("what will be counted", () => {
  it("is what the check found, where all of it is sent", async () => {
    const { model } = await confirmed();
    const { checked } = on(model, "check");
    if (checked === undefined) throw new Error("not checked");
    expect(await summaryToCome(checked, "North", 1)).toEqual(summarise(checked.outcome));
  });
});

describe("the content of a submission", () => {
  it("is the same in whatever order it was put together, and another for another team or month", async () => {
    const { model } = await confirmed();
    const { checked } = on(model, "check");
    if (checked === undefined) throw new Error("not checked");
    const { trackerId } = checked.found.tracker;
    const submission = { trackerId, month: september, tables: [...checked.understood.tables] };
    const reversed = Object.fromEntries(Object.entries(submission).toReversed()) as typeof submission;
    const of = { council: "haringey", team: "north", submission };
    const content = await contentOf(of);
    expect(await contentOf({ ...of, submission: reversed })).toBe(content);
    expect(await contentOf({ ...of, team: "south" })).not.toBe(content);
    expect(await contentOf({ ...of, submission: { ...submission, month: "2025-08" } })).not.toBe(content);
  });
});
