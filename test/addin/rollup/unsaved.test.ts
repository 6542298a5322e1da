import { describe, expect, it } from "vitest";
import { forgetOverSignIn, keepOverSignIn, keptOverSignIn } from "../../../addin/rollup/drafts-over-sign-in.ts";
import { TabMemory } from "../../../addin/rollup/tab-memory.ts";
import type { GrantForm } from "../../../addin/rollup/admin/given-grant.ts";
import { noDrafts, Unsaved, unsavedWords } from "../../../addin/rollup/unsaved.ts";
import { defaultSettings, type OrganisationChange } from "../../../shared/contract/organisation.ts";

const base: OrganisationChange = {
  ...{ services: [], teams: [], people: [], grants: [], choices: {}, settings: defaultSettings },
};
/** It cannot be saved like this, and is no less worth keeping. */
const draft = { ...base, settings: { ...defaultSettings, staleDays: 0, marking: "" } };
const place = { council: "haringey", team: "east", runId: "r" };
const answers = { of: { place, seed: 7, tableId: "t1", rowId: "r1", name: "4000002" }, answers: { voice: "yes" } };
const form: GrantForm = {
  ...{ person: "", name: "Bo", id: "", role: "cover", held: "east", from: "2025-09-15", until: "" },
};
const note = { about: "4000001", text: "Discussed on 12 Aug" };

function memory(): TabMemory {
  const kept = new Map<string, string>();
  return new TabMemory(() => ({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  }));
}

describe("what is not saved", () => {
  it("is told in words until it is saved or let go, and tells whoever listens only when it changes", () => {
    const unsaved = new Unsaved();
    let turns = 0;
    unsaved.subscribe(() => (turns += 1));
    unsaved.putNote("f1", undefined);
    unsaved.putOrganisation("haringey", undefined);
    unsaved.putGrant("haringey", undefined);
    expect([turns, unsavedWords(unsaved.drafts())]).toEqual([0, []]);
    unsaved.putNote("f1", note);
    unsaved.putOrganisation("haringey", { base, draft, name: "Haringey" });
    unsaved.putAnswers("c1", answers);
    unsaved.putGrant("haringey", { form, name: "Haringey" });
    expect(unsavedWords(unsaved.drafts())).toEqual([
      "the answers about 4000002",
      "the note on 4000001",
      "the access that you are giving in Haringey",
      "the changes of Haringey",
    ]);
    unsaved.putNote("f1", undefined);
    unsaved.putOrganisation("haringey", undefined);
    unsaved.putAnswers("c1", undefined);
    unsaved.putGrant("haringey", undefined);
    expect([turns, unsaved.drafts()]).toEqual([8, noDrafts]);
  });

  it("comes back to the same person after they have signed in again, and to nobody else", () => {
    const tab = memory();
    const drafts = {
      grants: { haringey: { form, name: "Haringey" } },
      answers: { c1: answers },
      notes: { f1: note },
      organisations: { haringey: { base, draft, name: "Haringey" } },
    };
    keepOverSignIn(tab, "ada", drafts);
    expect(keptOverSignIn(tab, "bo")).toEqual(noDrafts);
    expect(keptOverSignIn(tab, "ada")).toEqual(drafts);
    // Asked to sign in twice, with nothing new in between.
    keepOverSignIn(tab, undefined, noDrafts);
    expect(keptOverSignIn(tab, "ada")).toEqual(drafts);
    forgetOverSignIn(tab);
    expect(keptOverSignIn(tab, "ada")).toEqual(noDrafts);
  });

  it("is none where the tab remembers something else, or nothing because the browser forbids it", () => {
    const tab = memory();
    for (const text of ["", "{", '{"personId":"ada"}', '{"personId":"ada","drafts":{"notes":[],"organisations":{}}}']) {
      tab.write("drafts", text);
      expect(keptOverSignIn(tab, "ada")).toEqual(noDrafts);
    }
    const forbidden = new TabMemory(() => {
      throw new Error("Forbidden.");
    });
    keepOverSignIn(forbidden, "ada", { ...noDrafts, notes: { f1: note } });
    expect([keptOverSignIn(forbidden, "ada"), forbidden.read("section")]).toEqual([noDrafts, undefined]);
  });
});
