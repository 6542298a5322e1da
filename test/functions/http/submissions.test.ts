import { describe, expect, it } from "vitest";
import { auditRun, findingsWithNotes, problem, rollUp } from "../../../shared/contract/routes.ts";
import { head, key, manager, otherManager, qa, runNumber, submissionFor } from "../sample.ts";
import { startApi } from "./api.ts";

const address = `/councils/haringey/teams/east/audits/${key.runId}`;

describe("a submission over HTTP", () => {
  it("is 201, then 200 with the same run, then 409 for another body", async () => {
    const api = await startApi();
    const first = await api.ask(manager, "PUT", address, submissionFor("2025-09"));
    expect(first.status).toBe(201);
    const run = auditRun.parse(await first.json());

    api.clock.now = new Date("2025-09-15T11:05:00Z");
    const again = await api.ask(manager, "PUT", address, submissionFor("2025-09"));
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(run);

    const other = await api.ask(manager, "PUT", address, submissionFor("2025-09", "2025-09-02"));
    expect(other.status).toBe(409);
    expect(problem.parse(await other.json()).detail).toContain("other entries");

    const findings = await api.ask(head, "GET", `${address}/findings`);
    expect(findingsWithNotes.parse(await findings.json()).results).toHaveLength(3);
    expect(auditRun.parse(await (await api.ask(qa, "GET", address)).json())).toEqual(run);
  });

  it("keeps both runs of two managers who submit at once, and both reach the roll-up", async () => {
    const api = await startApi();
    const answers = await Promise.all([
      api.ask(manager, "PUT", address, submissionFor("2025-09")),
      api.ask(otherManager, "PUT", `/councils/haringey/teams/west/audits/${runNumber(2)}`, submissionFor("2025-09")),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    await api.host.feedIdle();
    const page = await api.ask(head, "GET", "/councils/haringey/roll-ups/safeguarding?year=2025");
    expect(rollUp.parse(await page.json()).entries.map(({ team }) => team)).toEqual(["east", "west"]);
  });

  it("sent twice at the same moment is one run: one 201, one 200", async () => {
    const api = await startApi();
    const answers = await Promise.all([1, 2].map(() => api.ask(manager, "PUT", address, submissionFor("2025-09"))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    const [one, two] = await Promise.all(answers.map(async (answer): Promise<unknown> => answer.json()));
    expect(one).toEqual(two);
  });

  it("reads a run's number in capitals as the same number", async () => {
    const api = await startApi();
    const letters = "abcdef00-0000-4000-8000-000000000001";
    const at = (runId: string) => `/councils/haringey/teams/east/audits/${runId}`;
    expect((await api.ask(manager, "PUT", at(letters), submissionFor("2025-09"))).status).toBe(201);
    expect((await api.ask(manager, "PUT", at(letters.toUpperCase()), submissionFor("2025-09"))).status).toBe(200);
  });

  it("of a closed month is 422 and says which month is open", async () => {
    const api = await startApi();
    const answer = await api.ask(manager, "PUT", address, submissionFor("2025-08"));
    expect(answer.status).toBe(422);
    expect(problem.parse(await answer.json()).detail).toContain("Choose 2025-09.");
  });
});

describe("the roll-up", () => {
  it("is the same when the change feed delivers everything again", async () => {
    const api = await startApi();
    await api.ask(manager, "PUT", address, submissionFor("2025-09"));
    await api.host.feedIdle();
    const read = async (from: typeof api): Promise<unknown> =>
      (await from.ask(head, "GET", "/councils/haringey/roll-ups/safeguarding?year=2025")).json();
    const before = await read(api);
    await api.host.stop();

    // A host without checkpoints begins at the beginning.
    const second = await startApi({ client: api.client });
    await second.host.feedIdle();
    expect(await read(second)).toEqual(before);
  });
});
