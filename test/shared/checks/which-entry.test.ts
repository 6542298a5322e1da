import { describe, expect, it } from "vitest";
import { fieldWords, thingWords } from "../../../shared/checks/field-words.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { briefly } from "./briefly.ts";
import { blank, check, checkChild, dates, series, table, type RowParts } from "./children.ts";
import { audits, groups, role, sessions, unreadable, workers, yes } from "./people.ts";

/** Which of several entries counts, and which is to be looked at, as at 15 Sep 2025. */

const discussed = { lastDiscussion: dates("2025-09-01") };

describe("the entry that has to be looked at", () => {
  it.each<[string, RowParts]>([
    ["closing-unclear status", { status: { kind: "doubtful" } }],
    ["closing-unclear planType", { planType: { kind: "plans", plans: [], doubtful: true } }],
    ["closing-unclear dateClosed", { dateClosed: unreadable }],
    ["closing-unclear dateClosed", { dateClosed: { kind: "planned" } }],
    ["closed-while-open dateClosed", { status: { kind: "open" }, dateClosed: dates("2025-09-01") }],
    ["before-opened dateOpened", { dateOpened: dates("2025-09-02") }],
    ["kind-unreadable discussionType", { discussionType: { kind: "unreadable" } }],
  ])("is told: %s", (expected, row) => {
    expect(briefly("HGY-CASE", [table([{ ...discussed, ...row }])])).toContain(`check-entry: ${expected} from`);
  });

  it.each([
    ["nothing", "not-met: left-blank lastSeen"],
    ["new", "not-met: left-blank lastSeen"],
    ["planned", "check-entry: says-planned lastSeen"],
    ["absence", "check-entry: says-absence lastSeen"],
    ["closed", "check-entry: says-closed lastSeen"],
  ] as const)("is one that says %s where the day itself must stand", (kind, expected) => {
    expect(briefly("HGY-REC-SEEN", [table([{ ...discussed, lastSeen: { kind } }])])).toBe(expected);
  });

  it("has words, and so has every entry that a check needs", () => {
    const read = editions.flatMap(({ checks }) =>
      checks.flatMap(({ requires, subject }) => (subject === "team" ? [] : requires.flat())),
    );
    const besides = new Set(["team", "worker", "manager"]);
    const told = [
      "discussionType",
      "dateOpened",
      "dateAllocated",
      "dateClosed",
      "status",
      "planType",
      "supervisorSince",
    ];
    const alsoTold = [
      "startDate",
      "asye",
      "asyeStart",
      "asyeStage",
      "absenceTo",
      "returnDate",
      "absencePlanned",
      "agreementReviewed",
    ];
    const ofLogs = [
      "sessionStatus",
      "sessionType",
      "groupStatus",
      "auditDate",
      "commentGiven",
      "bothHoldCopy",
      "signature",
      "fileDevelopment",
    ];
    for (const field of [...read, ...told, ...alsoTold, ...ofLogs]) {
      if (!besides.has(field)) expect(fieldWords(field), field).toMatch(/^(the|a) [a-zA-Z]{3,}/);
    }
    expect([fieldWords(undefined), fieldWords("team")]).toEqual(["an entry", "an entry"]);
  });

  it("has a word for what comes round again", () => {
    const things = ["lastDiscussion", "discussions", "dateOpened", "dateAllocated"].map(thingWords);
    expect(new Set(things)).toEqual(new Set(["discussion"]));
    expect(["agreementReviewDue", "trainingNeedsDate", "lastOneToOne", undefined].map(thingWords)).toEqual([
      "review of the agreement",
      "note of training needs",
      "one-to-one",
      "one-to-one",
    ]);
  });
});

describe("of several days or rows, the one that counts", () => {
  it("is the latest day of a cell, in whatever order the days are written", () => {
    for (const days of [
      ["2025-09-01", "2025-08-01"],
      ["2025-08-01", "2025-09-01"],
    ]) {
      expect(checkChild({ lastDiscussion: dates(...days) }).dueOn).toBe("2025-12-01");
      const tables = [workers([{ role: role("social-worker") }]), sessions([{ sessionDate: dates(...days) }])];
      expect(briefly("BNT-SUP", tables)).toContain("from sessionDate 2025-09-01");
    }
  });

  it("is not the group's where the type column speaks of the single cell alone", () => {
    const row: RowParts = {
      lastDiscussion: dates("2025-09-01"),
      discussions: series(dates("2025-08-20")),
      discussionType: { kind: "group" },
    };
    expect(briefly("BNT-CASE", [table([row])])).toContain(
      "met: from-discussion from discussions 2025-08-20 due 2025-10-15",
    );
  });

  it("is the policy's own aim where no interval is agreed for the child, though the council takes one", () => {
    const choices = { localIntervalShortensAim: true };
    expect(checkChild(discussed, { choices }).aimOn).toBe("2025-10-01");
    const unreadableInterval: RowParts = { ...discussed, agreedInterval: { kind: "unreadable" } };
    expect(checkChild(unreadableInterval, { choices }).aimOn).toBe("2025-10-01");
  });

  it("is no session of a row that names nobody", () => {
    const log = sessions([{ sessionDate: dates("2025-09-01"), of: [] }]);
    const rows = log.rows.map(({ rowId, fields }) => ({ rowId, fields }));
    const tables = [workers([{ role: role("social-worker"), lastOneToOne: blank }]), { ...log, rows } as typeof log];
    expect(briefly("BNT-DUR", tables)).toBe("nothing");
    expect(briefly("BNT-SUP", tables)).toBe("cannot-check: no-one-to-one");
  });

  it("reads the same only until an agreement that is held from a day to come", () => {
    const held = { kind: "dated-yes" as const, on: dates("2025-09-20") };
    const day = held.on.kind === "dates" ? held.on.dates[0]?.on : undefined;
    const fields = { agreementDate: dates("2025-01-06"), ...(day && { agreementHeld: { ...held, on: day } }) };
    expect(briefly("HGY-AGR-REV", [workers([fields])])).toContain("until 2025-09-19");
  });
});

describe("the names of teams", () => {
  const teams = (listed: readonly string[], cells: readonly string[]) =>
    check(
      [
        workers(listed.map((team) => ({ team }))),
        groups(cells.map((team) => ({ team, groupDate: dates("2025-09-01") }))),
      ],
      { council: "barnet" },
    )
      .results.filter(({ check: id }) => id === "BNT-GRP")
      .map(({ subject, state }) => `${subject.ref ?? ""} ${state}`);

  it("are one where only spaces differ, and are told without those around them", () => {
    expect(teams([" North  Team "], ["north team"])).toEqual(["North  Team met"]);
    expect(teams(["North Team"], [" North   Team"])).toEqual(["North Team met"]);
  });

  it("may stand in a list with gaps", () => {
    expect(teams(["North", "South"], ["North/ /South"])).toEqual(["North met", "South met"]);
    expect(teams(["North", "South"], ["North, South and North"])).toEqual(["North met", "South met"]);
  });

  it("are one team's where the worker list knows the whole of it", () => {
    expect(teams(["North & South", "North", "South"], ["North & South"])).toEqual([
      "North & South met",
      "North cannot-check",
      "South cannot-check",
    ]);
  });

  it.each(["All", "all teams", "Whole service", "cross-team", "Open session"])("are all meant by %s", (cell) => {
    expect(teams(["North", "South"], [cell])).toEqual(["North met", "South met"]);
  });

  it("are never several in a log of audits", () => {
    const list = workers([{ team: "North" }, { team: "South" }]);
    const rows = ["North & South", "All teams"].map((team) => ({
      team,
      auditDate: dates("2025-09-01"),
      commentGiven: yes,
    }));
    const { results } = check([list, audits(rows)]);
    const told = results
      .filter(({ check: id }) => id === "HGY-QA-MONTH")
      .map(({ subject, state }) => `${subject.ref ?? ""} ${state}`);
    expect(told).toEqual(["North cannot-check", "South cannot-check", "All teams met", "North & South met"]);
  });
});
