import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { wireTables, type WireTable } from "../../../shared/contract/tables.ts";
import { policyInForce } from "../../../shared/policy/registry.ts";
import { outcomeFile } from "../../../shared/tracker/expected-shape.ts";
import { rowsOfTeam } from "../../../shared/tracker/rows-of-team.ts";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { expectedOutcome, workbookOf } from "../../support/tracker-fixtures.ts";
import { tableHolding } from "../../support/wire-tables.ts";

const heldOn = { kind: "dates" as const, dates: [{ on: plainDate("2025-09-01"), group: false }] };

const cases: WireTable = {
  ...{ tableId: "t1", holds: "cases", hasCaseRefs: true, mappedFields: ["team", "lastDiscussion"] },
  rows: [
    { rowId: "r2", fields: { team: "North", lastDiscussion: heldOn } },
    { rowId: "r3", fields: { team: "South", lastDiscussion: heldOn } },
    { rowId: "r4", fields: { lastDiscussion: heldOn } },
  ],
};
const staff: WireTable = {
  ...{ tableId: "t2", holds: "workers", mappedFields: ["worker", "team", "lastOneToOne"] },
  rows: [
    { rowId: "r2", fields: { worker: "Jo Okarra", team: "South", lastOneToOne: heldOn } },
    { rowId: "r3", fields: { worker: "Jess Tarn", team: "South", lastOneToOne: heldOn } },
    { rowId: "r4", sameAs: { tableId: "t2", rowId: "r2" }, fields: { worker: "OKARRA, Jo", team: "north" } },
  ],
};
const jo = { tableId: "t2", rowId: "r2" };
const jess = { tableId: "t2", rowId: "r3" };
const log: WireTable = {
  ...{ tableId: "t3", holds: "sessions", mappedFields: ["sessionDate"] },
  rows: [
    { rowId: "r2", workerRows: [jo], fields: { sessionDate: heldOn } },
    { rowId: "r3", workerRows: [jess], fields: { sessionDate: heldOn } },
    { rowId: "r4", workerRows: [jess, jo], fields: { sessionDate: heldOn } },
    { rowId: "r5", fields: { sessionDate: heldOn } },
  ],
};
const groups: WireTable = {
  ...{ tableId: "t4", holds: "groups", mappedFields: ["team", "groupDate"] },
  rows: [
    { rowId: "r2", fields: { team: "South", groupDate: heldOn } },
    { rowId: "r3", fields: { team: "North / South", groupDate: heldOn } },
    { rowId: "r4", fields: { team: "All teams", groupDate: heldOn } },
  ],
};
const tracker = { tables: [cases, staff, log, groups] };

function rowIds(tables: readonly WireTable[]): string[][] {
  return tables.map(({ rows }) => rows.map(({ rowId }) => rowId));
}

describe("the rows of one team", () => {
  const north = rowsOfTeam(tracker.tables, " NORTH ", 2);

  it("are its own children, its people, and what is written of them", () => {
    expect(rowIds(north.tables)).toEqual([["r2"], ["r2", "r4"], ["r2", "r4"], ["r3", "r4"]]);
    expect([north.rows, north.unsent]).toEqual([7, 6]);
    expect(wireTables.parse(north.tables)).toEqual(north.tables);
  });

  it("name no other team, though somebody works in two or a session was of all", () => {
    expect(JSON.stringify(north.tables)).not.toMatch(/south|all teams/i);
    expect(tableHolding(north, "groups").rows.map(({ fields }) => fields.team)).toEqual(["North", "North"]);
    expect(tableHolding(north, "workers").rows[0]?.fields.lastOneToOne).toEqual(heldOn);
  });

  it("keep every person whom a name in a log fits, so that it stays as uncertain as it was", () => {
    expect(tableHolding(north, "sessions").rows[1]?.workerRows).toEqual([jess, jo]);
  });

  it("are all rows where no team is named, or one by whoever holds one", () => {
    const single = { ...cases, rows: cases.rows.filter(({ fields }) => fields.team !== "South") };
    expect(rowsOfTeam([single, log], "Ada Marsh", 1)).toEqual({ tables: [single, log], rows: 6, unsent: 0 });
    const unnamed = { ...cases, rows: cases.rows.filter(({ fields }) => fields.team === undefined) };
    expect(rowsOfTeam([unnamed, log], "Ada Marsh", 2)).toEqual({ tables: [unnamed, log], rows: 5, unsent: 0 });
  });

  it("are with those that have no team where the manager holds no other, though the tracker names several", () => {
    const one = rowsOfTeam(tracker.tables, "North", 1);
    expect(rowIds(one.tables)).toEqual([
      ["r2", "r4"],
      ["r2", "r4"],
      ["r2", "r4", "r5"],
      ["r3", "r4"],
    ]);
    expect(JSON.stringify(one.tables)).not.toMatch(/south|all teams/i);
    expect([one.rows, one.unsent]).toEqual([9, 4]);
  });

  it("are audits, sessions of groups and agreements, too, by the team that they or their people name", () => {
    const audits: WireTable = {
      ...{ tableId: "t5", holds: "audits", mappedFields: ["team", "auditDate"] },
      rows: [
        { rowId: "r2", fields: { team: "North" } },
        { rowId: "r3", fields: { team: "South" } },
      ],
    };
    const agreements: WireTable = {
      ...{ tableId: "t6", holds: "agreements", mappedFields: [] },
      rows: [
        { rowId: "r2", workerRows: [jo], fields: {} },
        { rowId: "r3", workerRows: [jess], fields: {} },
      ],
    };
    const some: WireTable = { ...groups, rows: [...groups.rows, { rowId: "r5", fields: { groupDate: heldOn } }] };
    const of = (teamsHeld: number, ...tables: readonly WireTable[]): string[][] =>
      rowIds(rowsOfTeam(tables, "North", teamsHeld).tables);
    expect([of(2, audits), of(2, groups), of(2, staff, agreements)]).toEqual([
      [["r2"]],
      [["r3", "r4"]],
      [["r2", "r4"], ["r2"]],
    ]);
    expect([of(2, audits, some), of(1, audits, some)]).toEqual([
      [["r2"], ["r3", "r4"]],
      [["r2"], ["r3", "r4", "r5"]],
    ]);
  });

  it("are not those that have no team where the manager holds another, though the tracker names but one", () => {
    const single = { ...cases, rows: cases.rows.filter(({ fields }) => fields.team !== "South") };
    // A log has no place for teams: in a tracker that names this one alone it is this one's.
    expect(rowIds(rowsOfTeam([single, log], "North", 2).tables)).toEqual([["r2"], ["r5"]]);
    expect(rowIds(rowsOfTeam([single, log], "East", 2).tables)).toEqual([[], []]);
  });

  it.each(["F6-full-set.barnet", "F6-full-set.haringey"])(
    "of %s give workers, sessions and teams the results that they have among all",
    (name) => {
      const expected = expectedOutcome(name);
      const understood = understandTracker(workbookOf(expected), expected.sheets, expected.asAt);
      const inForce = policyInForce(expected.authority, expected.asAt);
      if (!inForce.found) throw new Error(inForce.sentence);
      const linesOf = (tables: readonly WireTable[]): string[] => {
        const outcome = checkTracker({ policy: inForce.policy, choices: {}, asAt: expected.asAt, tables });
        const { results } = outcomeFile(outcome, understood, expected.sheets);
        // A child on rows of two teams is two teams' child: neither knows of the other's discussions.
        const ofOthers = results.filter(({ subject }) => subject.kind !== "case");
        return ofOthers.map(({ check, subject, state, dueOn }) => JSON.stringify([check, subject, state, dueOn]));
      };
      const teams = ["Intake North", "Intake South", "Permanence Support", "0-25 Disability Service", "Adolescent Hub"];
      const apart = new Set(teams.flatMap((team) => linesOf(rowsOfTeam(understood.tables, team, 5).tables)));
      const whole = linesOf(understood.tables);
      expect([...apart].filter((line) => !whole.includes(line))).toEqual([]);
      // A manager whom the worker list does not have is nobody's.
      expect(whole.filter((line) => !apart.has(line)).map((line) => line.slice(2, 9))).toEqual(
        expected.authority === "barnet" ? ["BNT-OBS"] : [],
      );
    },
  );
});
