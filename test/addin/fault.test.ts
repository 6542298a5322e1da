import fc from "fast-check";
import { createElement, Suspense } from "react";
import { prerender } from "react-dom/static";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tellOfFaults } from "../../addin/office/unexpected-faults.ts";
import { faultOf } from "../../addin/taskpane/fault.ts";
import { lazily, NotFetched } from "../../addin/ui/lazily.ts";
import type { PaneModel } from "../../addin/taskpane/pane-model.ts";
import { smallTracker } from "./memory-workbook.ts";
import { confirmed, on, open, settled } from "./opened-pane.ts";

const circumstances = {
  ...{ reference: "ref-1", at: "2025-09-15T11:00:00.000Z", screen: "check", busy: "checking", service: "ref-2" },
};
const cells = smallTracker().sheets.flatMap(({ values }) => values.flat().map(String));

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("the details of a fault", () => {
  it("hold nothing of the workbook, whatever the error says", () => {
    const said = fc.array(fc.constantFrom(...cells, "\n    at ", "\n", ": ", " (", ")"), {
      minLength: 1,
      maxLength: 12,
    });
    const plain = faultOf(undefined, circumstances).details;
    fc.assert(
      fc.property(said, fc.constantFrom("message", "code", "name", "thrown"), (words, place) => {
        const text = words.join("");
        const error = new TypeError(place === "message" ? text : "");
        if (place === "code" || place === "name") Object.assign(error, { [place]: text });
        const { details } = faultOf(place === "thrown" ? text : error, circumstances);
        const told = details.replace(/\b[\w.-]+\.[cm]?[jt]s:\d+:\d+/gu, "");
        for (const cell of cells.filter((each) => !plain.includes(each))) expect(told).not.toContain(cell);
      }),
      { seed: 11, numRuns: Number(process.env["PROVE_RUNS"] ?? 100) },
    );
  });

  it("tell which fault it was, where, while doing what, and what the service called its last answer", () => {
    const error = Object.assign(new RangeError("1234501"), { code: "ItemNotFound" });
    const { reference, details } = faultOf(error, circumstances);
    expect(reference).toBe("ref-1");
    for (const part of ["ref-1", "ref-2", "RangeError, ItemNotFound", "doing: checking", "fault.test.ts:"]) {
      expect(details).toContain(part);
    }
    expect(faultOf(3, { ...circumstances, service: "Robin Hollow" }).details).toContain("last answer: none");
  });
});

describe("a fault in the pane", () => {
  it("keeps what was there, says a sentence with a reference, and is tried again from the beginning", async () => {
    const { model, workbook, service } = await confirmed();
    service.reference = "ref-of-service";
    const survey = workbook.survey.bind(workbook);
    workbook.survey = () => Promise.reject(new TypeError("Robin Hollow"));
    const list = on(model, "check").checked;
    model.turnTo("agenda");
    await model.checkNow();
    const { notice, busy, checked, page } = on(model, "check");
    expect([busy, checked, page]).toEqual([undefined, list, "agenda"]);
    expect(notice?.sentence).toMatch(/^Something went wrong in this pane: try again\./);
    expect(notice?.details).toContain(notice?.reference);
    expect(notice?.details).toContain("ref-of-service");
    workbook.survey = survey;
    const asked = service.checks;
    await model.tryAgain();
    expect(service.checks).toBe(asked + 1);
    expect(on(model, "check").notice).toBeUndefined();
    expect(on(model, "check").checked).not.toBe(list);
    // Once is enough.
    await model.tryAgain();
    expect(service.checks).toBe(asked + 1);
  });

  it("that nobody waited for is told where a tracker is looked at, with nothing to begin again", async () => {
    const { model, service } = await confirmed();
    const asked = service.checks;
    await model.tellOfFault(new TypeError("boom"));
    expect(on(model, "check").notice?.details).toContain("Kind: TypeError");
    await model.tryAgain();
    expect(on(model, "check").notice).toBeUndefined();
    expect(service.checks).toBe(asked);
  });

  it("is ours to tell where it comes from our own scripts, and not where another's in the page failed", () => {
    const page = new EventTarget();
    vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
    vi.stubGlobal("location", { origin: "https://pane.example" });
    const told: unknown[] = [];
    tellOfFaults({ tellOfFault: (error: Error) => Promise.resolve(void told.push(error)) } as PaneModel);
    const from = (script: string) =>
      Object.assign(new TypeError("boom"), { stack: `TypeError: boom\n    at ${script}:1:2` });
    const [ours, others] = [from("https://pane.example/pane.js"), from("https://elsewhere.example/office.js")];
    for (const error of [ours, others, null, undefined]) {
      page.dispatchEvent(Object.assign(new Event("error"), { error }));
      page.dispatchEvent(Object.assign(new Event("unhandledrejection"), { reason: error }));
    }
    vi.unstubAllGlobals();
    expect(told).toEqual([ours, ours]);
  });

  it("while the workbook is opened has the details too", async () => {
    const { model, workbook } = open();
    workbook.survey = () => Promise.reject(new TypeError("boom"));
    await model.start();
    const { failure, details } = on(model, "error");
    expect(details).toContain(failure.reference);
    expect(details).toContain("Screen: loading");
  });
});

describe("a part of the pane that did not arrive", () => {
  it("is fetched once more by whoever tries again, and not because it is drawn again", async () => {
    let fetches = 0;
    const Part = lazily(() => {
      fetches++;
      return fetches === 1 ? Promise.reject(new TypeError("no connection")) : Promise.resolve(() => "Here it is");
    });
    let told: unknown[] = [];
    const drawn = async (): Promise<string> => {
      told = [];
      const element = createElement(Suspense, { fallback: "Opening…" }, createElement(Part));
      const { prelude } = await prerender(element, { onError: (error) => void told.push(error) });
      return `${await new Response(prelude).text()} ${told.map(String).join()}`;
    };
    for (const time of ["first", "again"]) expect([time, await drawn()].join()).toContain("could not be fetched");
    expect(fetches).toBe(1);
    for (const error of told) if (error instanceof NotFetched) error.again();
    expect(await drawn()).toContain("Here it is");
    await settled();
    expect(fetches).toBe(2);
  });
});
