import { describe, expect, it } from "vitest";
import { isRefusal } from "../../../functions/use-cases/refusal.ts";
import { type Submitted, submitAudit } from "../../../functions/use-cases/submit-audit.ts";
import { readFindings } from "../../../functions/use-cases/read-findings.ts";
import { readRun } from "../../../functions/use-cases/read-run.ts";
import { accessLogOf, openOrganisation, worldAt } from "../store.ts";
import {
  barnetManager,
  departed,
  deputy,
  head,
  key,
  manager,
  otherManager,
  runNumber,
  submissionFor,
} from "../sample.ts";

function accepted(answer: Awaited<ReturnType<typeof submitAudit>>): Submitted {
  if (isRefusal(answer)) throw new Error(answer.because);
  return answer;
}

describe("submitting a team's tracker", () => {
  it("checks it as at today, with the organisation's choices, and keeps the run and its findings", async () => {
    const world = worldAt(await openOrganisation());
    const { run, isNew } = accepted(await submitAudit(world, manager, key, submissionFor("2025-09")));

    expect(isNew).toBe(true);
    expect(run).toMatchObject({
      ...key,
      service: "safeguarding",
      month: "2025-09",
      asAt: "2025-09-15",
      receivedAt: "2025-09-15T11:00:00.000Z",
      submittedBy: { personId: "manager" },
      choices: { groupDiscussionCounts: true },
      summary: {
        casesChecked: 3,
        counts: { "HGY-CASE": { met: 1, "past-aim": 1, overdue: 1 } },
        longestOverdueDays: { "HGY-CASE": 165 },
      },
    });
    expect(await readRun(world, manager, key)).toEqual(run);
    const findings = await readFindings(world, manager, key);
    expect(findings).toMatchObject({ runId: key.runId, results: [{ state: "met" }, {}, { state: "overdue" }] });
  });

  it("gives the same run for the same submission, also after its month has closed", async () => {
    const client = await openOrganisation();
    const first = accepted(await submitAudit(worldAt(client), manager, key, submissionFor("2025-09")));
    const later = worldAt(client, new Date("2025-12-01T09:00:00Z"));
    expect(await submitAudit(later, manager, key, submissionFor("2025-09"))).toEqual({ run: first.run, isNew: false });
  });

  it("refuses rows that name another team of the council, however it is written, and takes any other label", async () => {
    const world = worldAt(await openOrganisation());
    const labelled = (...labels: readonly string[]) => {
      const submission = submissionFor("2025-09");
      const [table] = submission.tables;
      if (table?.holds !== "cases") throw new Error("The sample is a table of cases.");
      const rows = table.rows.map((row, index) => {
        const team = labels[index];
        return team === undefined ? row : { ...row, fields: { ...row.fields, team } };
      });
      const tables = [{ ...table, mappedFields: [...table.mappedFields, "team" as const], rows }];
      return submitAudit(world, manager, key, { ...submission, tables });
    };
    expect(await labelled("East", " WEST ", "Looked  after")).toEqual({
      refused: "invalid",
      because:
        "This would be submitted for East, and 2 rows name another team: West, Looked After. Submit those for their own team, or put the team right in the tracker, and submit again.",
      faults: [
        { path: "tables[0].rows[1].fields.team", message: "names another team" },
        { path: "tables[0].rows[2].fields.team", message: "names another team" },
      ],
    });
    expect(accepted(await labelled("east", "Pod West", "Team A")).isNew).toBe(true);
  });

  it("refuses another body under the same number and keeps the first", async () => {
    const world = worldAt(await openOrganisation());
    const first = accepted(await submitAudit(world, manager, key, submissionFor("2025-09")));
    const other = submissionFor("2025-09", "2025-09-02");
    expect(await submitAudit(world, manager, key, other)).toMatchObject({ refused: "conflict" });
    expect(await readRun(world, manager, key)).toEqual(first.run);
  });

  it("keeps one run when the same submission comes twice at once", async () => {
    const client = await openOrganisation();
    const both = await Promise.all([
      submitAudit(worldAt(client), manager, key, submissionFor("2025-09")),
      submitAudit(worldAt(client, new Date("2025-09-15T11:00:01Z")), deputy, key, submissionFor("2025-09")),
    ]);
    const [one, two] = both.map(accepted);
    expect([one?.isNew, two?.isNew].toSorted()).toEqual([false, true]);
    expect(one?.run).toEqual(two?.run);
  });

  it("keeps the first of two different submissions that come at once, and refuses the other", async () => {
    const world = worldAt(await openOrganisation());
    const answers = await Promise.all([
      submitAudit(world, manager, key, submissionFor("2025-09")),
      submitAudit(world, manager, key, submissionFor("2025-09", "2025-09-02")),
    ]);
    expect(answers.filter(isRefusal)).toMatchObject([{ refused: "conflict" }]);
    const kept = accepted(answers.find((answer) => !isRefusal(answer)) ?? answers[0]);
    expect(await readRun(world, manager, key)).toEqual(kept.run);
    expect(await readFindings(world, manager, key)).toMatchObject({ runId: key.runId });
  });

  it("takes the month before during the first five working days and speaks for the day itself", async () => {
    const world = worldAt(await openOrganisation(), new Date("2025-10-02T09:00:00Z"));
    const { run } = accepted(await submitAudit(world, manager, key, submissionFor("2025-09")));
    expect(run).toMatchObject({ month: "2025-09", asAt: "2025-10-02" });
  });

  it("refuses a month that is closed or still to come, and says which are open", async () => {
    const world = worldAt(await openOrganisation());
    for (const month of ["2025-08", "2025-10"]) {
      const answer = await submitAudit(world, manager, key, submissionFor(month));
      expect(answer).toEqual({ refused: "invalid", because: `${month} cannot be submitted today. Choose 2025-09.` });
    }
  });

  it("takes twenty trackers for a team's month, also at once, and of no other; those go on as before", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    const submit = (number: number, trackerNumber: number, caller = manager) =>
      submitAudit(
        world,
        caller,
        { ...key, team: caller === manager ? "east" : "west", runId: runNumber(number) },
        { ...submissionFor("2025-09"), trackerId: runNumber(trackerNumber) },
      );
    const answers = [];
    for (let first = 0; first < 24; first += 4) {
      answers.push(...(await Promise.all([0, 1, 2, 3].map((each) => submit(first + each, first + each)))));
    }
    const refused = answers.flatMap((answer, number) => (isRefusal(answer) ? [{ answer, number }] : []));
    expect(refused).toHaveLength(4);
    for (const { answer, number } of refused) {
      expect(answer).toEqual({
        refused: "invalid",
        because:
          "East has submitted from 20 workbooks for 2025-09, and this would be one more. Submit from one of those instead.",
      });
      expect(await world.audits.run({ ...key, runId: runNumber(number) })).toBeUndefined();
    }
    expect(await submit(100, 0)).toMatchObject({ isNew: true });
    expect(await submit(0, 0)).toMatchObject({ isNew: false });
    expect(await submit(101, 99, otherManager)).toMatchObject({ isNew: true });
  });

  it("is for whoever holds the team on that day", async () => {
    const client = await openOrganisation();
    const submit = (caller: typeof manager, runId: string) =>
      submitAudit(worldAt(client), caller, { ...key, runId }, submissionFor("2025-09"));
    expect(await submit(deputy, runNumber(2))).toMatchObject({ isNew: true });
    for (const caller of [departed, otherManager, barnetManager, head, { ...manager, roles: [] }]) {
      expect(await submit(caller, runNumber(3))).toMatchObject({ refused: "forbidden" });
    }
    const tomorrow = worldAt(client, new Date("2025-09-16T09:00:00Z"));
    expect(await submitAudit(tomorrow, deputy, key, submissionFor("2025-09"))).toMatchObject({ refused: "forbidden" });
  });

  it("is written down with who did it, and so is every reading, also what is not there and what is refused", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    await submitAudit(world, manager, key, submissionFor("2025-09"));
    await readRun(world, head, key);
    await readFindings(world, head, { ...key, runId: runNumber(9) });
    await readRun(world, otherManager, key);
    const log = await accessLogOf(client, "haringey", "2025-09-15");
    expect(log.map(({ action, personId, outcome }) => [action, personId, outcome]).toSorted()).toEqual([
      ["read-findings", "head", "refused"],
      ["read-run", "head", "done"],
      ["read-run", "other-manager", "refused"],
      ["submitted", "manager", "done"],
    ]);
    expect(JSON.stringify(log)).not.toContain("4100000");
  });
});
