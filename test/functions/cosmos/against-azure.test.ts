import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it("the suite against a real account says what to set when it is not told which", () => {
  const env = { ...process.env, COSMOS_TEST_CONNECTION_STRING: "" };
  const script = new URL("against-azure.ts", import.meta.url).pathname;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { env, encoding: "utf8" });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/^Set COSMOS_TEST_CONNECTION_STRING to .+\.\n$/);
});
