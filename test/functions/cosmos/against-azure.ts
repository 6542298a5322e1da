/** `npm run test:azure`: what the store must do, asked of a real Cosmos DB account. */
import { spawnSync } from "node:child_process";

if (process.env["COSMOS_TEST_CONNECTION_STRING"]) {
  const only = ["run", "--project", "unit", "test/functions/cosmos/store.test.ts", "-t", "the account of"];
  const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", ...only], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} else {
  process.stderr.write(
    "Set COSMOS_TEST_CONNECTION_STRING to the connection string of a Cosmos DB account that holds nothing you need: each test makes a database there, named test-…, and leaves it.\n",
  );
  process.exitCode = 1;
}
