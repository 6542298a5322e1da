import { describe, expect, it } from "vitest";
import { dispute, erasure, rePerformance, sample } from "../../../shared/contract/beside-run.ts";
import { auditRun, problem } from "../../../shared/contract/routes.ts";
import { administrator, head, key, manager, qa, runNumber, submissionFor } from "../sample.ts";
import { startApi, type TestApi } from "./api.ts";

const address = `/councils/haringey/teams/east/audits/${key.runId}`;
const note = { check: "HGY-CASE", tableId: "caseload", rowId: "row-0", note: "Held on another day." };

async function apiWithRun(): Promise<TestApi> {
  const api = await startApi();
  await api.ask(manager, "PUT", address, submissionFor("2025-09"));
  return api;
}

describe("what is put beside a run, over HTTP", () => {
  it("is 201, then 200 with what stands there, in the shapes of the contract", async () => {
    const api = await apiWithRun();
    const puts = [
      { caller: qa, path: "samples", body: { seed: 7, size: 2 }, shape: sample },
      { caller: head, path: "disputes", body: note, shape: dispute },
      { caller: administrator, path: "erasures", body: { reason: "wrong-team" }, shape: erasure },
    ] as const;
    for (const { caller, path, body, shape } of puts) {
      const first = await api.ask(caller, "POST", `${address}/${path}`, body);
      const again = await api.ask(caller, "POST", `${address}/${path}`, body);
      expect([path, first.status, again.status]).toEqual([path, 201, 200]);
      expect(shape.parse(await first.json())).toEqual(shape.parse(await again.json()));
    }
    expect(auditRun.parse(await (await api.ask(head, "GET", address)).json())).toMatchObject({
      erased: { reason: "wrong-team", on: "2025-09-15" },
      summary: { casesChecked: 3 },
    });
    expect((await api.ask(head, "GET", `${address}/findings`)).status).toBe(410);
    const again = await api.ask(qa, "POST", `${address}/re-performance`);
    expect(rePerformance.parse(await again.json()).outcome).toBe("input-erased");
  });

  it("is 409 for another size of the same seed", async () => {
    const api = await apiWithRun();
    await api.ask(qa, "POST", `${address}/samples`, { seed: 7, size: 2 });
    const other = await api.ask(qa, "POST", `${address}/samples`, { seed: 7, size: 3 });
    expect(other.status).toBe(409);
    expect(problem.parse(await other.json()).detail).toMatch(/^A sample of 2 .* another seed\.$/);
  });

  it.each([
    ["disputes", { ...note, note: "x".repeat(301) }, "note"],
    ["disputes", { ...note, note: "   " }, "note"],
    ["disputes", { ...note, note: "one line\nand another" }, "note"],
    ["disputes", { ...note, worker: "Somebody" }, "worker"],
    ["samples", { seed: -1, size: 2 }, "seed"],
    ["samples", { seed: 1, size: 0 }, "size"],
    ["erasures", { reason: "because I say so" }, "reason"],
    ["erasures", { reason: "wrong-team", note: "text" }, "note"],
  ])("is refused by the path of what is wrong: %s %j", async (path, body, fault) => {
    const api = await apiWithRun();
    const answer = await api.ask(path === "erasures" ? administrator : manager, "POST", `${address}/${path}`, body);
    expect(answer.status).toBe(400);
    expect(problem.parse(await answer.json()).errors).toMatchObject([{ path: fault }]);
  });

  it("takes a note of 300 characters, and shows markup as the text that it is", async () => {
    const api = await apiWithRun();
    const markup = `<b>=1+1</b>${"é".repeat(289)}`;
    const answer = await api.ask(manager, "POST", `${address}/disputes`, { ...note, note: markup });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(dispute.parse(await answer.json()).note).toBe(markup);
  });

  it("takes answers for a row by its number in the address, and refuses words that are no seed", async () => {
    const api = await apiWithRun();
    await api.ask(manager, "POST", `${address}/samples`, { seed: 7, size: 3 });
    const body = { tableId: "caseload", answers: {} };
    const answered = await api.ask(manager, "PUT", `${address}/samples/007/cases/row-0`, body);
    expect(sample.parse(await answered.json()).cases.filter((one) => one.answered)).toMatchObject([{ rowId: "row-0" }]);
    for (const seed of ["seven", "1e3", "-7", "7.0", "1234567"]) {
      const refused = await api.ask(manager, "PUT", `${address}/samples/${seed}/cases/row-0`, body);
      expect([seed, refused.status]).toEqual([seed, 400]);
    }
  });

  it("gives a sample back with the answers so far, and says when none was drawn or it was erased", async () => {
    const api = await apiWithRun();
    const read = (seed: string) => api.ask(qa, "GET", `${address}/samples/${seed}`);
    const none = await read("7");
    expect(none.status).toBe(404);
    expect(problem.parse(await none.json()).detail).toMatch(/^No sample has been drawn .* Draw it first\.$/);
    const drawn = sample.parse(
      await (await api.ask(manager, "POST", `${address}/samples`, { seed: 7, size: 2 })).json(),
    );
    expect(sample.parse(await (await read("7")).json())).toEqual(drawn);
    const [{ tableId, rowId } = { tableId: "", rowId: "" }] = drawn.cases;
    const body = { tableId, answers: {} };
    const answered = await api.ask(manager, "PUT", `${address}/samples/7/cases/${rowId}`, body);
    const after: unknown = await answered.json();
    expect(sample.parse(after).cases.filter((one) => one.answered)).toHaveLength(1);
    expect(await (await read("007")).json()).toEqual(after);
    for (const seed of ["seven", "1234567"]) expect([seed, (await read(seed)).status]).toEqual([seed, 400]);
    await api.ask(administrator, "POST", `${address}/erasures`, { reason: "wrong-team" });
    expect((await read("7")).status).toBe(410);
    const log = await api.ask(administrator, "GET", "/councils/haringey/access-log?day=2025-09-15");
    expect(JSON.stringify(await log.json())).toContain('"action":"read-sample"');
  });

  it("is 404 beside a run that is not there", async () => {
    const api = await apiWithRun();
    const other = `/councils/haringey/teams/east/audits/${runNumber(9)}`;
    const asked = [
      await api.ask(qa, "POST", `${other}/re-performance`),
      await api.ask(qa, "POST", `${other}/samples`, { seed: 1, size: 1 }),
      await api.ask(qa, "GET", `${other}/samples/1`),
      await api.ask(manager, "POST", `${other}/disputes`, note),
      await api.ask(administrator, "POST", `${other}/erasures`, { reason: "sent-in-error" }),
    ];
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });

  it("never writes the run again", async () => {
    const api = await apiWithRun();
    const before: unknown = await (await api.ask(manager, "GET", address)).json();
    await api.ask(qa, "POST", `${address}/samples`, { seed: 7, size: 2 });
    await api.ask(manager, "POST", `${address}/disputes`, note);
    await api.ask(qa, "POST", `${address}/re-performance`);
    expect(await (await api.ask(manager, "GET", address)).json()).toEqual(before);
  });
});
