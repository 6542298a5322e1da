import { describe, expect, it } from "vitest";
import { auditsPath, createAuditClient } from "../../../shared/contract/audit-client.ts";
import type { ClientOptions } from "../../../shared/contract/client.ts";

const place = { council: "haringey", team: "east", runId: "10000000-0000-4000-8000-000000000001" };
const at = `/api/councils/haringey/teams/east/audits/${place.runId}`;

function answering(status: number, body: unknown): ClientOptions & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    base: "/api",
    token: () => Promise.resolve("t"),
    fetch: (address, { method, body: sent }) => {
      asked.push(`${method} ${address}${sent === undefined ? "" : ` ${sent}`}`);
      return Promise.resolve({
        status,
        headers: { get: () => null },
        text: () => Promise.resolve(JSON.stringify(body)),
      });
    },
  };
}

describe("asking for what lies beside runs", () => {
  it("goes to the addresses of the contract", async () => {
    const service = answering(200, {});
    const client = createAuditClient(service);
    await client.organisation("haringey");
    await client.audits("haringey", { team: "east", edition: "A & B" });
    await client.run(place);
    await client.findings(place);
    await client.sharedCases({ council: "haringey", service: "safeguarding", month: "2025-09" });
    await client.rePerform(place);
    await client.drawSample(place, { seed: 7, size: 2 });
    await client.answerSample(place, { seed: 7, rowId: "row/1" }, { tableId: "t1", answers: { clear: "yes" } });
    await client.dispute(place, { check: "HGY-CASE", tableId: "t1", rowId: "r1", note: "Held." });
    expect(service.asked).toEqual([
      "GET /api/councils/haringey/organisation",
      "GET /api/councils/haringey/audits?team=east&edition=A%20%26%20B",
      `GET ${at}`,
      `GET ${at}/findings`,
      "GET /api/councils/haringey/roll-ups/safeguarding/shared-cases?month=2025-09",
      `POST ${at}/re-performance`,
      `POST ${at}/samples {"seed":7,"size":2}`,
      `PUT ${at}/samples/7/cases/row%2F1 {"tableId":"t1","answers":{"clear":"yes"}}`,
      `POST ${at}/disputes {"check":"HGY-CASE","tableId":"t1","rowId":"r1","note":"Held."}`,
    ]);
    expect(auditsPath("haringey", {})).toBe("/councils/haringey/audits");
  });

  it("tells what the service said where something is no longer kept", async () => {
    const detail = "The findings of this run have expired. Its figures are still in the run itself.";
    const problem = { type: "about:blank", title: "Gone", status: 410, detail, correlationId: "ref-1" };
    const answer = await createAuditClient(answering(410, problem)).findings(place);
    expect(answer).toEqual({ ok: false, failure: { kind: "refused", sentence: detail, reference: "ref-1" } });
  });

  it("takes nothing that is not what the contract says", async () => {
    const answer = await createAuditClient(answering(200, { identical: true })).rePerform(place);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "fault" } });
  });
});
