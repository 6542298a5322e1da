import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { associateCommands } from "../../addin/office/commands.ts";
import type { PaneModel } from "../../addin/taskpane/pane-model.ts";

type Run = (event?: { completed?: () => void }) => void;

const functions = new Map<string, Run>();
/** What has happened, in order. */
let told: string[] = [];
let completed: () => void = () => undefined;
let open: (model: PaneModel) => void = () => undefined;

beforeEach(() => {
  told = [];
  functions.clear();
  let isCompleted = false;
  vi.stubGlobal("Office", {
    actions: { associate: (name: string, run: Run) => void functions.set(name, run) },
    addin: {
      // As an Excel that shows no pane while a button's event is under way.
      showAsTaskpane: async () => {
        await vi.waitUntil(() => isCompleted, { timeout: 100 });
        told.push("shown");
      },
    },
  });
  completed = () => {
    isCompleted = true;
    told.push("completed");
  };
  const opened = new Promise<PaneModel>((resolve) => {
    open = resolve;
  });
  associateCommands(opened);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const model = {
  checkNow: () => Promise.resolve(void told.push("checked")),
  clear: () => Promise.resolve(void told.push("cleared")),
} as unknown as PaneModel;

describe("a button of the ribbon", () => {
  it("is known before the pane has opened, shows it at once, and then does what it says", async () => {
    functions.get("check")?.({ completed });
    await vi.waitFor(() => {
      expect(told).toEqual(["completed", "shown"]);
    });
    open(model);
    await vi.waitFor(() => {
      expect(told).toEqual(["completed", "shown", "checked"]);
    });
  });

  it("checks also where Excel shows no pane", async () => {
    const complained = vi.spyOn(console, "error").mockReturnValue(undefined);
    vi.stubGlobal("Office", { addin: { showAsTaskpane: () => Promise.reject(new Error("Not here.")) } });
    functions.get("check")?.({ completed });
    open(model);
    await vi.waitFor(() => {
      expect(told).toEqual(["completed", "checked"]);
    });
    expect(complained).toHaveBeenCalledOnce();
    complained.mockRestore();
  });

  it("takes marks away once the pane has opened", async () => {
    functions.get("clear")?.({ completed });
    open(model);
    await vi.waitFor(() => {
      expect(told).toEqual(["completed", "cleared"]);
    });
  });
});

describe("a keyboard shortcut", () => {
  it("runs without an event", async () => {
    completed();
    functions.get("show-pane")?.();
    await vi.waitFor(() => {
      expect(told).toEqual(["completed", "shown"]);
    });
  });
});
