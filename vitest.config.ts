import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts"],
          setupFiles: ["test/support/leaves-nothing.ts"],
          // Files share a process and what it has imported: a test undoes what it does to either, and what several files
          // import has no hook of its own but onTestFinished, since the first file alone would have it.
          isolate: false,
          // What a test starts as a process of its own need not be compiled each time.
          env: { NODE_COMPILE_CACHE: path.join(import.meta.dirname, "node_modules/.cache/node") },
          // Generous: a machine may be busy, and none of these tests measures time.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          // These drive a real Chromium from Node over the built product and the local stack.
          name: "browser",
          environment: "node",
          include: ["test/**/*.browser.test.ts"],
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
