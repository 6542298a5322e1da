import { describe, expect, it } from "vitest";
import { wholeAnswer } from "../../../functions/http/whole-answer.ts";
import { qa } from "../sample.ts";
import { startApi } from "./api.ts";

const text = JSON.stringify({ name: "Ysgol Llŷn, 孩子 \u{1f600}", count: 3 });
const init = { status: 201, headers: { "content-type": "application/json", "x-correlation-id": "one" } };

describe("an answer whose text is all there", () => {
  it("gives its bytes at once", async () => {
    const bytes = await wholeAnswer(init, text).arrayBuffer();
    expect(Buffer.from(bytes).toString()).toBe(text);
    expect(bytes.byteLength).toBe(Buffer.byteLength(text));
  });

  it("gives the same to whoever reads it in another way", async () => {
    expect(await wholeAnswer(init, text).text()).toBe(text);
    expect(await wholeAnswer(init, text).json()).toEqual(JSON.parse(text));
  });

  it("has the status and the headers that it was given, and none beside", () => {
    const { status, headers } = wholeAnswer(init, text);
    expect([status, Object.fromEntries(headers.entries())]).toEqual([201, init.headers]);
  });

  it("arrives whole, with its length and the headers of every answer", async () => {
    const api = await startApi();
    const answer = await api.ask(qa, "GET", "/me");
    const body = await answer.text();
    expect(JSON.parse(body)).toMatchObject({ personId: qa.personId });
    expect(answer.headers.get("content-length")).toBe(String(Buffer.byteLength(body)));
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });
});
