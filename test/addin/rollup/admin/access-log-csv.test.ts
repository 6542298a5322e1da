import { expect, it } from "vitest";
import { accessLogCsv, logRow } from "../../../../addin/rollup/admin/access-log-csv.ts";
import { plainDate } from "../../../../shared/calendar/plain-date.ts";

const entry = {
  ...{ at: "2025-09-15T11:00:00.000Z", personId: "id-1", name: "=Ada", roles: ["qa", "administrator"] },
  ...{ action: "read-findings", outcome: "refused" as const, of: { team: "east", runId: "1000" } },
};

it("a day of the access log is a file that says what it is and who drew it, in which no formula can run", () => {
  const day = plainDate("2025-09-15");
  const drawn = { marking: "OFFICIAL-SENSITIVE", drawnBy: "Bo", drawnOn: plainDate("2025-09-16") };
  const lines = accessLogCsv({ name: "Haringey", day, entries: [entry], ...drawn }).split("\r\n");
  expect(lines[0]).toContain("The access log of Haringey on 15 Sep 2025");
  expect(lines).toContain("Drawn by Bo on 16 Sep 2025.");
  expect(lines).toContain("OFFICIAL-SENSITIVE");
  expect(lines.find((line) => line.startsWith("At,"))).toBe("At,Who,Did,Of,Instant,Object id,Roles");
  expect(lines.at(-2)).toMatch(
    /^12:00,'=Ada,read findings: refused,"team east, run 1000",2025-09-15T11:00:00\.000Z,id-1,/,
  );
  expect(logRow({ ...entry, outcome: "done" })).toEqual(["12:00", "=Ada", "read findings", "team east, run 1000"]);
});
