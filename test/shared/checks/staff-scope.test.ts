import { describe, expect, it } from "vitest";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { asAt, blank, check, dates, groupDates } from "./children.ts";
import {
  agreements,
  audits,
  away,
  groups,
  no,
  observations,
  resultOf,
  role,
  sessions,
  unreadable,
  workers,
  yes,
} from "./people.ts";

const sw = { role: role("social-worker") };
const seen = { ...sw, lastOneToOne: dates("2025-09-01") };
const barnet = { council: "barnet" };
const held = { sessionDate: dates("2025-09-08") };

function stateOf(id: string, tables: readonly WireTable[], setting = {}): string {
  return resultOf(check(tables, setting), id).state;
}

function supervision(fields: WorkerFields, setting = barnet): string {
  return stateOf("BNT-SUP", [workers([fields])], setting);
}

describe("the worker list", () => {
  it("names a team manager as one in whatever is found of them, and nobody else", () => {
    const rows = (["team-manager", "social-worker"] as const).map((named) => ({ ...seen, role: role(named) }));
    const { results } = check([workers([...rows, { lastOneToOne: dates("2025-09-01") }])], barnet);
    const roles = results.filter(({ check: id }) => id === "BNT-SUP").map(({ subject }) => subject.role);
    expect(roles).toEqual(["team-manager", undefined, undefined]);
  });

  it("tests left before not started before exempt before duplicate", () => {
    const exempt = { exemptReason: { kind: "recorded" as const }, exemptUntil: dates("2025-12-01") };
    const left = { leftDate: dates("2025-09-15") };
    const starts = { startDate: dates("2025-09-16") };
    const rows = [
      seen,
      seen,
      { ...seen, ...exempt },
      { ...seen, ...exempt, ...starts },
      { ...seen, ...exempt, ...starts, ...left },
    ];
    const { exclusions, results } = check([
      workers(rows.map((fields, at) => (at === 0 ? fields : { ...fields, as: 0 }))),
    ]);
    expect(exclusions.map(({ reason }) => reason)).toEqual(["duplicate", "exempt", "not-started", "left"]);
    expect(results).toHaveLength(1);
  });

  it("keeps those who leave tomorrow, began today, or whose leaving cannot be read", () => {
    for (const fields of [
      { leftDate: dates("2025-09-16") },
      { startDate: dates("2025-09-15") },
      { leftDate: unreadable },
    ]) {
      expect(check([workers([{ ...sw, lastOneToOne: blank, ...fields }])]).exclusions).toEqual([]);
    }
  });

  it("takes the one-to-ones of two rows of one worker together, and every other field from the first", () => {
    const rows = [seen, { as: 0, role: role("personal-adviser"), lastOneToOne: dates("2025-09-10") }];
    expect(resultOf(check([workers(rows)], barnet), "BNT-SUP")).toMatchObject({
      clause: "BNT-SUP-SW",
      dueOn: "2025-10-08",
    });
    expect(stateOf("BNT-SUP", [workers([seen, { as: 0, lastOneToOne: unreadable }])], barnet)).toBe("check-entry");
  });

  it("takes the worker's own column before that of the agreement, and of two agreements the later", () => {
    const two: WireTable = agreements([{ agreementDate: dates("2024-01-01") }, { agreementDate: dates("2025-03-01") }]);
    const both = { ...two, rows: two.rows.map((row) => ({ ...row, workerRows: [{ tableId: "w", rowId: "r0" }] })) };
    expect(resultOf(check([workers([seen]), both as WireTable]), "HGY-AGR-REV").dueOn).toBe("2026-03-01");
    const own = workers([{ ...seen, agreementDate: dates("2025-06-01") }]);
    expect(resultOf(check([own, both as WireTable]), "HGY-AGR-REV").dueOn).toBe("2026-06-01");
  });

  it("says of a worker without an agreement that none is recorded", () => {
    const table = agreements([{ agreementDate: dates("2025-03-01") }]);
    const none: WireTable = { ...table, rows: [] };
    const result = resultOf(check([workers([seen]), none]), "HGY-AGR");
    expect(statusWords(result)).toBe("Not met: no agreement is recorded");
  });
});

describe("the clock of a worker", () => {
  it("takes a later session of the log, and passes over groups, plans and what was called off", () => {
    const log = (row: object) =>
      resultOf(check([workers([seen]), sessions([{ ...held, ...row }])], barnet), "BNT-SUP").dueOn;
    expect(log({})).toBe("2025-10-06");
    expect(log({ sessionType: { kind: "group" } })).toBe("2025-09-29");
    expect(log({ sessionStatus: { kind: "cancelled" } })).toBe("2025-09-29");
    expect(log({ sessionDate: dates("2025-09-16") })).toBe("2025-09-29");
    expect(log({ sessionDate: groupDates("2025-09-08") })).toBe("2025-09-29");
    expect(log({ sessionDate: blank })).toBe("2025-09-29");
  });

  it("is an entry to check where a row of the log cannot be read, or says held of a day ahead", () => {
    for (const row of [
      { sessionDate: unreadable },
      { ...held, sessionStatus: unreadable },
      { ...held, sessionType: unreadable },
      { sessionDate: dates("2025-09-16"), sessionStatus: { kind: "held" as const } },
    ]) {
      expect(stateOf("BNT-SUP", [workers([seen]), sessions([row])], barnet)).toBe("check-entry");
    }
  });

  it("cannot be said where a cell shows only a group session and the count from the beginning has run out", () => {
    const group = { ...sw, lastOneToOne: groupDates("2025-09-10") };
    expect(supervision({ ...group, startDate: dates("2025-08-20") })).toBe("met");
    expect(supervision({ ...group, startDate: dates("2025-01-06") })).toBe("cannot-check");
  });

  it("is counted apart only where the absence began before it fell due", () => {
    const late = { ...sw, lastOneToOne: dates("2025-08-01") };
    expect(supervision({ ...late, absenceFrom: away("2025-08-29") })).toBe("absent");
    expect(supervision({ ...late, absenceFrom: away("2025-08-30") })).toBe("overdue");
    expect(supervision({ ...late, absence: away() })).toBe("absent");
    expect(supervision({ ...late, absenceFrom: away("2025-08-29", "2025-09-15") })).toBe("absent");
    expect(supervision({ ...late, absenceFrom: away("2025-08-29", "2025-09-14") })).toBe("overdue");
    expect(supervision({ ...late, absenceFrom: away("2025-08-29"), returnDate: dates("2025-09-15") })).toBe("overdue");
    expect(supervision({ ...late, absenceFrom: away("2025-08-29"), absenceTo: unreadable })).toBe("check-entry");
  });

  it("tells what is recorded and what to do", () => {
    const result = resultOf(
      check([workers([{ ...sw, lastOneToOne: dates("2025-08-01"), startDate: blank }])], barnet),
      "BNT-SUP",
    );
    expect(whySentence(result, asAt)).toBe(
      "The last one-to-one recorded is 1 Aug 2025. The limit was 4 weeks later, 29 Aug 2025 (section 3.3): 17 days before 15 Sep 2025. If a one-to-one has been held, record its date; if not, hold one.",
    );
  });
});

describe("the teams of a log", () => {
  const teams = (cells: readonly string[], listed: readonly string[] = ["North", "South"]) =>
    check(
      [
        workers(listed.map((team) => ({ team }))),
        groups(cells.map((team) => ({ team, groupDate: dates("2025-09-01") }))),
      ],
      barnet,
    )
      .results.filter(({ check: id }) => id === "BNT-GRP")
      .map(({ subject, state }) => `${subject.ref ?? ""} ${state}`);

  it("are those of the worker list and those that only the log names", () => {
    expect(teams(["north", "West"])).toEqual(["North met", "South cannot-check", "West met"]);
  });

  it("may be named together, or all at once", () => {
    expect(teams(["North/South"])).toEqual(["North met", "South met"]);
    expect(teams(["Open session", "West"])).toEqual(["North met", "South met", "West met"]);
    expect(teams(["North and East"])).toEqual(["North cannot-check", "South cannot-check", "North and East met"]);
    expect(teams(["South & West", "West"], [])).toEqual(["West met", "South & West met"]);
  });
});

describe("managers and audits", () => {
  it("count a manager whom only the observations name, and no worker who is none", () => {
    const rows = [
      { of: [], observationDate: dates("2025-08-01") },
      { of: [], as: 0, observationDate: dates("2025-02-01") },
      { of: [0], observationDate: dates("2025-02-01") },
    ];
    const { results } = check([workers([seen]), observations(rows)], barnet);
    const found = results.filter(({ check: id }) => id === "BNT-OBS");
    expect(found).toMatchObject([{ state: "met", subject: { tableId: "o", rowId: "r0" }, dueOn: "2026-02-01" }]);
  });

  it("read the comment of the lower of two audits of one day", () => {
    const of = (commentGiven: typeof yes) => ({ auditDate: dates("2025-08-03"), commentGiven });
    expect(stateOf("HGY-QA-MONTH", [audits([of(no), of(yes)])])).toBe("met");
    expect(stateOf("HGY-QA-MONTH", [audits([of(yes), of(no)])])).toBe("not-met");
    expect(stateOf("HGY-QA-MONTH", [audits([of(yes), { auditDate: unreadable }])])).toBe("check-entry");
  });
});
