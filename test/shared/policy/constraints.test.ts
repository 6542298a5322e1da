import { existsSync, readFileSync } from "node:fs";
import * as z from "zod";
import { describe, expect, it } from "vitest";
import { absenceEntry } from "../../../shared/contract/worker-entries.ts";
import { wireTable, type WireTable } from "../../../shared/contract/tables.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { asAt, check } from "../checks/children.ts";
import { groups, sessions, workers } from "../checks/people.ts";

/**
 * What the policies ask of the product itself and no entry of a tracker can show. Each has a test that keeps it, here or
 * where the thing is done.
 */
const keptBy: Readonly<Record<string, { readonly file: string; readonly title: string }>> = {
  "HGY-SEC": here("has no place for text: a sentence is refused in every field but the labels of people and teams"),
  "HGY-CONF": {
    file: "test/functions/use-cases/submit-audit.test.ts",
    title: "is written down with who did it, and so is every reading, also what is not there and what is refused",
  },
  "HGY-QA-NONCASE": here("asks of a session only when it was, how long, and which records were made"),
  "HGY-HR": here("has no field for driving documents, references, probation, sickness or notes"),
  "BNT-HR": here("keeps of an absence its days and whether it was planned, and refuses a reason"),
  "BNT-QAF": {
    file: "test/shared/audit/figures.test.ts",
    title: "is not said when less than nine in ten can be checked",
  },
  "BNT-GRP-NOSUB": {
    file: "test/shared/checks/people-laws.test.ts",
    title: "a group session never changes what is said of a worker's supervision",
  },
  "BNT-CANCEL": here("finds nothing against a cancelled session that Barnet's manager never re-arranged"),
};

function here(title: string): { readonly file: string; readonly title: string } {
  return { file: "test/shared/policy/constraints.test.ts", title };
}

const labels = ["worker", "team", "manager", "supervisor", "practiceLead"];

/** Each kind of table with the names of its fields and how one row of it is written. */
const tables = (["cases", "workers", "sessions", "groups", "agreements", "audits", "observations"] as const).map(
  (holds) => {
    const option = wireTable.options.find((one) => one.shape.holds.value === holds);
    if (option === undefined) throw new RangeError(`The wire has no table of ${holds}.`);
    const fields = option.shape.rows.element.shape.fields as z.ZodObject;
    return { holds, fields, names: Object.keys(fields.shape) };
  },
);

describe("what the policies ask of the product itself", () => {
  it("is kept by a test, for every constraint of every council", () => {
    const constraints = editions
      .flatMap(({ notEvaluated }) => notEvaluated)
      .filter(({ kind }) => kind === "product-constraint")
      .map(({ id }) => id);
    expect(Object.keys(keptBy).toSorted()).toEqual([...new Set(constraints)].toSorted());
    for (const { file, title } of Object.values(keptBy)) {
      expect(existsSync(file) && readFileSync(file, "utf8").includes(`it("${title}"`), `${file}: ${title}`).toBe(true);
    }
  });

  it("has no place for text: a sentence is refused in every field but the labels of people and teams", () => {
    const said = "What was said in personal supervision";
    for (const { holds, fields, names } of tables) {
      const taken = names.filter((name) => fields.safeParse({ [name]: said }).success);
      expect(
        taken.filter((name) => !labels.includes(name)),
        holds,
      ).toEqual([]);
      const asEntry = names.filter((name) => fields.safeParse({ [name]: { kind: "text", text: said } }).success);
      expect(asEntry, holds).toEqual([]);
    }
  });

  it("asks of a session only when it was, how long, and which records were made", () => {
    const ofSessions = tables.find(({ holds }) => holds === "sessions");
    expect(ofSessions?.names.toSorted()).toEqual(
      [
        ...["copyGiven", "delayReason", "duration", "rearrangedTo", "recordMade"],
        ...["savedToSharedDrive", "sessionDate", "sessionStatus", "sessionType"],
      ].toSorted(),
    );
  });

  it("has no field for driving documents, references, probation, sickness or notes", () => {
    const named = tables.flatMap(({ names }) => names);
    expect(
      named.filter((name) => /driving|licence|insurance|dbs|reference|probation|sick|capabilit|notes?$/i.test(name)),
    ).toEqual([]);
  });

  it("keeps of an absence its days and whether it was planned, and refuses a reason", () => {
    const absence = { kind: "absence", first: "2025-07-01", last: "2025-09-12", planned: false };
    expect(absenceEntry.safeParse(absence).success).toBe(true);
    for (const more of [{ reason: "sick" }, { type: "maternity" }, { note: "stress" }]) {
      expect(absenceEntry.safeParse({ ...absence, ...more }).success).toBe(false);
    }
  });

  it("finds nothing against a cancelled session that Barnet's manager never re-arranged", () => {
    const cancelled: readonly WireTable[] = [
      workers([{}]),
      sessions([
        { sessionDate: { kind: "dates", dates: [{ on: asAt, group: false }] }, sessionStatus: { kind: "cancelled" } },
      ]),
      groups([]),
    ];
    const ofSession = (council: string) =>
      check(cancelled, { council, on: asAt }).results.filter(({ subject }) => subject.kind === "session");
    expect(ofSession("barnet")).toEqual([]);
    expect(ofSession("haringey").map((one) => one.check)).toEqual(["HGY-RESCHED"]);
  });
});
