import { afterEach, describe, expect, it, vi } from "vitest";
import type { Checked } from "../../addin/commands/check.ts";
import type { TeamToSubmit } from "../../addin/commands/submit-preview.ts";
import { restWhileHidden } from "../../addin/office/rest-while-hidden.ts";
import type { PaneModel } from "../../addin/taskpane/pane-model.ts";
import { howFar } from "../../addin/taskpane/sample-progress.ts";
import { whatIsKept, whatIsNot, whereItWaits } from "../../addin/taskpane/submission-words.ts";
import type { Sample } from "../../shared/contract/beside-run.ts";
import { table } from "../shared/checks/children.ts";

/** Sentences that the pane says only now and then. */
const checkedWith = (checks: boolean, ...teams: string[]) =>
  ({
    supervision: { checks, marks: false },
    understood: { tables: [table(teams.map((team) => ({ team })))] },
  }) as unknown as Checked;
const north = { team: "north", name: "North", service: "family", as: "manager" } as const;
const toSubmit = (parts: Partial<TeamToSubmit>): TeamToSubmit => ({
  ...{ team: north, rows: 9, unsent: 0, isNamed: true },
  ...parts,
});

describe("before a submission", () => {
  it("is said where it waits and who could read it there, more where supervision is part of it", () => {
    expect(whereItWaits(checkedWith(false))).toMatch(
      /^If the service cannot be reached, .* could read those fields\.$/,
    );
    expect(whereItWaits(checkedWith(true))).toMatch(/could read those fields, also of your workers' supervision\.$/);
  });

  it("is said which rows are not sent", () => {
    expect(whatIsNot(toSubmit({ unsent: 1 }))).toBe("1 row of another team, or of none, is not sent.");
    expect(whatIsNot(toSubmit({ unsent: 2 }))).toBe("2 rows of other teams, or of none, are not sent.");
  });

  it("is said how many rows are kept, and whether supervision is part of it", () => {
    expect(whatIsKept(toSubmit({}), "2025-09", checkedWith(true))).toMatch(
      /^North, September 2025: 9 rows as read .* fields that you confirmed\.$/,
    );
    expect(whatIsKept(toSubmit({ rows: 1 }), "2025-09", checkedWith(false))).toMatch(
      /: 1 row as read .* Supervision is no part of it, since you have not asked for it to be checked\.$/,
    );
  });

  it("is said why there is nothing to submit, with six of the teams that are named", () => {
    const none = (...teams: string[]): string =>
      whatIsKept(toSubmit({ isNamed: false }), "2025-09", checkedWith(true, ...teams));
    expect(none("south ", "South", "East")).toContain("there is nothing to submit. It names south, East. Write");
    expect(none("1", "2", "3", "4", "5", "6", "7")).toContain("It names 1, 2, 3, 4, 5, 6 and others. Write");
    expect(none()).toContain("there is nothing to submit. Write");
  });
});

describe("a sample says how far it has come", () => {
  const question = { id: "clear", asks: "Is the record clear?", answers: [{ id: "yes", says: "Yes" }] };
  const by = { personId: "person-1", name: "Ada Marsh" };
  const answered = { by, at: "2025-09-15T11:00:00.000Z", answers: { clear: "yes" } };
  const sampleOf = (cases: Sample["cases"], questions: Sample["questions"] = [question]): Sample => {
    return { seed: 7, size: 5, by, at: answered.at, questions, cases };
  };
  const one = { tableId: "t1", rowId: "r2" };

  it.each<readonly [string, Sample]>([
    ["No case of this run was checked, so there is none to draw.", sampleOf([])],
    ["1 case is drawn.", sampleOf([one], [])],
    ["2 cases are drawn.", sampleOf([one, { ...one, rowId: "r3" }], [])],
    [
      "1 of 2 cases answered. Each answer is kept with the run as soon as it is chosen.",
      sampleOf([one, { ...one, rowId: "r3", answered }]),
    ],
    ["Its one case is answered. The answers are kept with the run.", sampleOf([{ ...one, answered }])],
    [
      "All 2 cases are answered. The answers are kept with the run.",
      sampleOf([
        { ...one, answered },
        { ...one, rowId: "r3", answered },
      ]),
    ],
  ])("%s", (words, sample) => {
    expect(howFar(sample)).toBe(words);
  });
});

describe("a pane that is hidden", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  type Told = (message: { visibilityMode: string }) => void;

  function inOffice({ isShared }: { readonly isShared: boolean }) {
    const left = new EventTarget();
    const told: Told[] = [];
    vi.stubGlobal("addEventListener", left.addEventListener.bind(left));
    vi.stubGlobal("Office", {
      context: { requirements: { isSetSupported: () => isShared } },
      VisibilityMode: { hidden: "Hidden", taskpane: "Taskpane" },
      addin: { onVisibilityModeChanged: (listener: Told) => Promise.resolve(told.push(listener)) },
    });
    const done: string[] = [];
    const does = (what: string) => () => Promise.resolve(void done.push(what));
    restWhileHidden({ rest: does("rest"), wake: does("wake") } as unknown as PaneModel);
    return {
      left,
      done,
      tell: (visibilityMode: string) => {
        told.forEach((each) => {
          each({ visibilityMode });
        });
      },
    };
  }

  it("rests, and wakes when it is shown again", () => {
    const { left, done, tell } = inOffice({ isShared: true });
    tell("Hidden");
    tell("Taskpane");
    expect(done).toEqual(["rest", "wake"]);
    left.dispatchEvent(new Event("pagehide"));
    expect(done).toEqual(["rest", "wake", "rest"]);
  });

  it("where Excel cannot say so, rests once its page is left", () => {
    const { left, done, tell } = inOffice({ isShared: false });
    tell("Hidden");
    expect(done).toEqual([]);
    left.dispatchEvent(new Event("pagehide"));
    expect(done).toEqual(["rest"]);
  });
});
