import { describe, expect, it } from "vitest";
import type { AdminClient } from "../../../../addin/rollup/admin/admin-client.ts";
import { organisationStore, type DraftPlace } from "../../../../addin/rollup/admin/organisation-store.ts";
import { plainDate } from "../../../../shared/calendar/plain-date.ts";
import type { Answer, Failure } from "../../../../shared/contract/client.ts";
import {
  defaultSettings,
  type GrantsChange,
  type OrganisationChange,
  type OrganisationView,
} from "../../../../shared/contract/organisation.ts";

const from = plainDate("2025-01-01");
const organisation: OrganisationView = {
  council: "haringey",
  name: "Haringey",
  whole: true,
  services: [
    { service: "safeguarding", name: "Safeguarding" },
    { service: "in-care", name: "Children in Care" },
  ],
  teams: [
    { team: "east", name: "East", service: "safeguarding" },
    { team: "one", name: "One", service: "in-care" },
  ],
  people: [{ personId: "ada", name: "Ada Example" }],
  grants: [
    { personId: "ada", role: "manager", team: "east", from },
    { personId: "ada", role: "manager", team: "one", from },
    { personId: "ada", role: "head-of-service", service: "safeguarding", from },
  ],
  choices: {},
  settings: defaultSettings,
};

const overtaken: Failure = { kind: "conflict", sentence: "Somebody else has changed the organisation." };
const busy: Failure = { kind: "busy", sentence: "The service is busy: wait a minute and try again." };

/** A service that keeps one organisation under a version, as the real one does. */
function serviceWith(view: OrganisationView) {
  const kept = { view, version: 1, failing: undefined as Failure | undefined };
  const written: unknown[] = [];
  const put = (version: string, change: Partial<OrganisationChange>): Answer<OrganisationView> => {
    if (kept.failing !== undefined) return { ok: false, failure: kept.failing };
    if (version !== String(kept.version)) return { ok: false, failure: overtaken };
    kept.view = { ...kept.view, ...change };
    kept.version += 1;
    return { ok: true, value: kept.view, version: String(kept.version) };
  };
  const client: Pick<AdminClient, "organisation" | "changeOrganisation" | "changeGrants"> = {
    organisation: () =>
      Promise.resolve(
        kept.failing === undefined
          ? { ok: true, value: kept.view, version: String(kept.version) }
          : { ok: false, failure: kept.failing },
      ),
    changeOrganisation: ({ version }, change) => Promise.resolve(put(version, change)),
    changeGrants: ({ service, version }, change: GrantsChange) => {
      written.push([service, change]);
      const others = kept.view.grants.filter((grant) => !("team" in grant) || !teamsOf(service).includes(grant.team));
      return Promise.resolve(put(version, { grants: [...change.grants, ...others] }));
    },
  };
  const teamsOf = (service: string) => view.teams.filter((team) => team.service === service).map(({ team }) => team);
  return { kept, client, written };
}

async function opened(view: OrganisationView = organisation) {
  const service = serviceWith(view);
  const store = organisationStore(service.client, "haringey");
  await store.load();
  return { ...service, store };
}

function inPlace(): DraftPlace {
  let kept: ReturnType<DraftPlace["get"]>;
  return { get: () => kept, put: (draft) => (kept = draft) };
}

const settings = { ...defaultSettings, staleDays: 20 };

describe("a draft of the organisation", () => {
  it("is saved whole by an administrator, and is then what was read", async () => {
    const { kept, store } = await opened();
    store.edit({ settings });
    expect(kept.view.settings.staleDays).toBe(35);
    await store.save();
    expect(kept.view.settings).toEqual(settings);
    expect(store.state()).toMatchObject({ isSaved: true, isBusy: false, read: { version: "2" }, draft: { settings } });
  });

  it("is kept and laid upon what somebody else has made of it meanwhile, and is saved by the next Save", async () => {
    const { kept, store } = await opened();
    store.edit({ settings });
    kept.view = { ...kept.view, choices: { monthEnd: "next-day" } };
    kept.version = 7;
    await store.save();
    expect(kept.view.settings.staleDays).toBe(35);
    expect(store.state()).toMatchObject({ overtaken: { clashes: [] }, draft: { settings }, isBusy: false });
    await store.save();
    expect(store.state().overtaken).toBeUndefined();
    expect(kept.view).toMatchObject({ settings, choices: { monthEnd: "next-day" } });
  });

  it("that was written though its answer was lost is saved, and leaves nothing to be saved again", async () => {
    const { kept, client, store } = await opened();
    const write = client.changeOrganisation;
    client.changeOrganisation = async (...given) => {
      await write(...given);
      return { ok: false, failure: busy };
    };
    store.edit({ settings });
    await store.save();
    expect(store.state()).toMatchObject({ failure: busy, isSaved: false });
    client.changeOrganisation = write;
    await store.save();
    expect(store.state()).toEqual({
      read: { view: kept.view, version: "2" },
      draft: expect.objectContaining({ settings }) as unknown,
      isBusy: false,
      isSaved: true,
    });
  });

  it("tells what both have changed, and keeps saying so while it is edited", async () => {
    const { kept, store } = await opened();
    store.edit({ settings });
    kept.view = { ...kept.view, settings: { ...defaultSettings, staleDays: 10 } };
    kept.version = 2;
    await store.save();
    expect(store.state().overtaken).toEqual({ clashes: ["the setting staleDays"] });
    store.edit({ choices: {} });
    expect(store.state().overtaken).toEqual({ clashes: ["the setting staleDays"] });
  });

  it("is there still when it cannot be saved, with the reason, until it is discarded", async () => {
    const { kept, store } = await opened();
    store.edit({ settings });
    kept.failing = busy;
    await store.save();
    expect(store.state()).toMatchObject({ failure: busy, draft: { settings }, isBusy: false });
    store.discard();
    expect(store.state().draft?.settings).toEqual(defaultSettings);
    expect(store.state().failure).toBeUndefined();
  });

  it("is there still when what somebody else has made cannot be read", async () => {
    const { kept, client, store } = await opened();
    store.edit({ settings });
    kept.version = 2;
    const read = client.organisation;
    client.organisation = () => Promise.resolve({ ok: false, failure: busy });
    await store.save();
    expect(store.state()).toMatchObject({ failure: busy, draft: { settings } });
    client.organisation = read;
  });

  it("of a head of service is saved as the grants of each service that is changed, and no more", async () => {
    const { kept, store, written } = await opened({ ...organisation, whole: false });
    const cover = { personId: "bo", role: "cover", team: "one", from: plainDate("2025-09-15") } as const;
    const bo = { personId: "bo", name: "Bo Example" };
    store.edit({ grants: [...organisation.grants, cover], people: [...organisation.people, bo] });
    await store.save();
    const ofOne = [organisation.grants[1], cover];
    expect(written).toEqual([["in-care", { people: [...organisation.people, bo], grants: ofOne }]]);
    expect(kept.view.grants).toHaveLength(4);

    const until = plainDate("2025-09-15");
    store.edit({ grants: kept.view.grants.map((grant) => (grant.role === "manager" ? { ...grant, until } : grant)) });
    await store.save();
    expect(written).toHaveLength(3);
    expect(store.state()).toMatchObject({ isSaved: true, read: { version: "4" } });
  });

  it("stays while nobody looks at it, and is laid upon the organisation as it is when somebody does again", async () => {
    const { kept, client } = await opened();
    const place = inPlace();
    const store = organisationStore(client, "haringey", place);
    await store.load();
    expect(place.get()).toBeUndefined();
    store.edit({ settings });
    expect(place.get()?.draft.settings).toEqual(settings);

    const same = organisationStore(client, "haringey", place);
    kept.failing = busy;
    await same.load();
    expect(place.get()?.draft.settings).toEqual(settings);
    kept.failing = undefined;
    await same.load();
    expect(same.state()).toMatchObject({ draft: { settings }, isSaved: false });
    expect(same.state().overtaken).toBeUndefined();

    kept.view = { ...kept.view, choices: { monthEnd: "next-day" } };
    kept.version = 5;
    const later = organisationStore(client, "haringey", place);
    await later.load();
    expect(later.state()).toMatchObject({
      overtaken: { clashes: [] },
      draft: { settings, choices: kept.view.choices },
    });
    later.discard();
    expect(place.get()).toBeUndefined();
  });

  it("is said to be saved until something new is begun", async () => {
    const { store } = await opened();
    store.edit({ settings });
    await store.save();
    expect(store.state().isSaved).toBe(true);
    store.begin();
    expect(store.state()).toMatchObject({ isSaved: false, draft: { settings } });
  });

  it("is not there when the organisation cannot be read, with the reason", async () => {
    const service = serviceWith(organisation);
    service.kept.failing = busy;
    const store = organisationStore(service.client, "haringey");
    await store.load();
    expect(store.state()).toEqual({ failure: busy, isBusy: false, isSaved: false });
    store.edit({ settings });
    await store.save();
    expect(store.state().draft).toBeUndefined();
  });
});
