import { describe, expect, it } from "vitest";
import type { Access, AccessAction, Caller, World } from "../../../functions/ports.ts";
import { answerSample } from "../../../functions/use-cases/answer-sample.ts";
import { changedParts } from "../../../functions/use-cases/changed-parts.ts";
import { changeGrants } from "../../../functions/use-cases/change-grants.ts";
import { changeOrganisation } from "../../../functions/use-cases/change-organisation.ts";
import { disputeFinding } from "../../../functions/use-cases/dispute-finding.ts";
import { drawSample } from "../../../functions/use-cases/draw-sample.ts";
import { eraseRun } from "../../../functions/use-cases/erase-run.ts";
import { findRunsAbout } from "../../../functions/use-cases/find-runs-about.ts";
import { listStaleTeams } from "../../../functions/use-cases/list-stale-teams.ts";
import { pullPage } from "../../../functions/use-cases/pull-audits.ts";
import { rePerform } from "../../../functions/use-cases/re-perform.ts";
import { readAccessLog } from "../../../functions/use-cases/read-access-log.ts";
import { readFindings } from "../../../functions/use-cases/read-findings.ts";
import { readMorningList } from "../../../functions/use-cases/read-morning-list.ts";
import { readOrganisation } from "../../../functions/use-cases/read-organisation.ts";
import { readRetentionReport } from "../../../functions/use-cases/read-retention-report.ts";
import { readRollUp } from "../../../functions/use-cases/read-roll-up.ts";
import { readRun } from "../../../functions/use-cases/read-run.ts";
import { readSample } from "../../../functions/use-cases/read-sample.ts";
import { readSharedCases } from "../../../functions/use-cases/read-shared-cases.ts";
import { reportRetention } from "../../../functions/use-cases/report-retention.ts";
import { isRefusal } from "../../../functions/use-cases/refusal.ts";
import { submitAudit } from "../../../functions/use-cases/submit-audit.ts";
import { defaultSettings, type OrganisationChange } from "../../../shared/contract/organisation.ts";
import { administrator, dayOf, head, key, manager, nobody, noon, qa, submissionFor, today } from "../sample.ts";
import { accessLogOf, openOrganisation, worldAt } from "../store.ts";

interface Doing {
  readonly by: Caller;
  readonly done: (world: World, caller: Caller) => Promise<unknown>;
  readonly of: Access["of"];
}

const council = "haringey";
const ofRun = { team: key.team, runId: key.runId };
const sampled = { ...key, seed: 7 };
const ofSample = { ...ofRun, seed: 7 };
const place = { tableId: "caseload", rowId: "row-0" };
const service = "safeguarding";

async function current(world: World) {
  const found = await world.organisation.current(council);
  if (!found) throw new Error("The sample organisation is not there.");
  const { services, teams, people, grants, choices, settings } = found.record;
  return { version: found.version, change: { services, teams, people, grants, choices, settings } };
}

/** Each thing that is written down, in an order in which it can be done. A new one has no rest until it stands here. */
const doings: Readonly<Record<AccessAction, Doing>> = {
  submitted: { by: manager, done: (world, by) => submitAudit(world, by, key, submissionFor("2025-09")), of: ofRun },
  "read-run": { by: head, done: (world, by) => readRun(world, by, key), of: ofRun },
  "read-findings": { by: qa, done: (world, by) => readFindings(world, by, key), of: ofRun },
  "re-performed": { by: qa, done: (world, by) => rePerform(world, by, key), of: ofRun },
  "drew-sample": { by: qa, done: (world, by) => drawSample(world, by, key, { seed: 7, size: 3 }), of: ofSample },
  "read-sample": { by: manager, done: (world, by) => readSample(world, by, sampled), of: ofSample },
  "answered-sample": {
    by: manager,
    done: (world, by) =>
      answerSample(world, by, { ...sampled, rowId: place.rowId }, { tableId: place.tableId, answers: {} }),
    of: ofSample,
  },
  disputed: {
    by: head,
    done: (world, by) => disputeFinding(world, by, key, { ...place, check: "HGY-CASE", note: "seen on the day" }),
    of: ofRun,
  },
  "erased-notes": {
    by: administrator,
    done: (world, by) => eraseRun(world, by, key, { reason: "held-a-name", only: "notes" }),
    of: ofRun,
  },
  erased: { by: administrator, done: (world, by) => eraseRun(world, by, key, { reason: "wrong-team" }), of: ofRun },
  "read-roll-up": {
    by: head,
    done: (world, by) => readRollUp(world, by, { council, service, year: 2025 }),
    of: { service, year: 2025 },
  },
  "compared-teams": {
    by: head,
    done: (world, by) => readSharedCases(world, by, { council, service, month: "2025-09" }),
    of: { service, month: "2025-09" },
  },
  "pulled-audits": {
    by: qa,
    done: (world, by) => pullPage(world, by, { council, asked: { team: "east", from: today } }),
    of: { team: "east", from: today },
  },
  "looked-for-somebody": {
    by: administrator,
    done: (world, by) => findRunsAbout(world, by, { council, about: { by: "worker", words: "A. Thistlewood" } }),
    of: { by: "worker" },
  },
  "read-organisation": { by: manager, done: (world, by) => readOrganisation(world, by, council), of: {} },
  "changed-organisation": {
    by: administrator,
    done: async (world, by) => {
      const { version, change } = await current(world);
      const settings = { ...change.settings, staleDays: 20, legalHold: true };
      return changeOrganisation(world, by, { council, version, change: { ...change, settings } });
    },
    of: { parts: "settings.legalHold, settings.staleDays" },
  },
  "changed-grants": {
    by: head,
    done: async (world, by) => {
      const { version, change } = await current(world);
      const grants = change.grants.flatMap((grant) =>
        "team" in grant && grant.team !== "looked-after" ? [grant] : [],
      );
      return changeGrants(world, by, { council, service, version, change: { people: [], grants } });
    },
    of: { service },
  },
  "read-morning-list": { by: head, done: (world, by) => readMorningList(world, by, council), of: {} },
  "read-retention-report": { by: qa, done: (world, by) => readRetentionReport(world, by, council), of: {} },
  "read-access-log": {
    by: qa,
    done: (world, by) => readAccessLog(world, by, { council, day: today }),
    of: { day: today },
  },
};

describe("the access log", () => {
  it("has one entry for each thing that can be done, with who did it and of what", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    await listStaleTeams(world);
    await reportRetention(world);
    let known = 0;
    for (const [action, { by, done, of }] of Object.entries(doings)) {
      await done(world, by);
      const log = await accessLogOf(client, council, today);
      expect(log).toHaveLength(++known);
      const entries = log.filter((entry) => entry.action === action);
      expect(entries, action).toMatchObject([{ personId: by.personId, outcome: "done", of }]);
      expect(Object.keys(entries[0]?.of ?? {}).toSorted()).toEqual(Object.keys(of).toSorted());
    }
  });
});

describe("what is refused", () => {
  it("is written down as such: to whom it is not, and what was not possible", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    for (const { done } of Object.values(doings)) await done(world, nobody);
    const log = await accessLogOf(client, council, today);
    expect(log.map(({ action }) => action)).toEqual(Object.keys(doings));
    for (const [index, { of }] of Object.values(doings).entries()) {
      const { outcome, personId } = log[index] ?? {};
      expect([outcome, personId]).toEqual(["refused", nobody.personId]);
      if (!("parts" in of)) expect(log[index]?.of).toEqual(of);
    }

    await readRun(world, manager, key);
    await submitAudit(world, manager, key, submissionFor("2025-09"));
    await doings["changed-organisation"].done(world, administrator);
    await eraseRun(world, administrator, key, { reason: "wrong-team" });
    const later = (await accessLogOf(client, council, today)).slice(log.length);
    expect(later.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "read-run refused",
      "submitted done",
      "changed-organisation done",
      "erased refused",
    ]);
  });

  it("has no log where the council is none of ours", async () => {
    const client = await openOrganisation();
    await readOrganisation(worldAt(client), manager, "nowhere");
    expect(await accessLogOf(client, "nowhere", today)).toEqual([]);
  });
});

describe("a day of the access log", () => {
  it("is read page by page, and every reading is written down with where it began", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    const day = dayOf("2025-09-14");
    const access = { council, caller: head, day, action: "read-run", outcome: "done", of: ofRun } as const;
    const instants = Array.from({ length: 501 }, (_, number) => new Date(noon.getTime() + number));
    await Promise.all(instants.map((at) => world.accessLog.append({ ...access, at })));
    const read = async (cursor?: string) => {
      const answer = await readAccessLog(world, qa, { council, day, cursor });
      if (isRefusal(answer)) throw new Error(answer.because);
      return answer;
    };
    const first = await read();
    expect(first.next).toBe(instants[499]?.toISOString());
    const last = await read(first.next);
    expect(last.next).toBeUndefined();
    expect([...first.entries, ...last.entries].map(({ at }) => at)).toEqual(instants.map((at) => at.toISOString()));
    const readings = await accessLogOf(client, council, today);
    expect(readings.map(({ of }) => of)).toEqual([{ day }, { day, after: first.next }]);
  });
});

describe("the parts of an organisation that a change makes different", () => {
  const before: OrganisationChange = {
    services: [{ service, name: "Safeguarding" }],
    teams: [],
    people: [],
    grants: [],
    choices: { absence: { "care-leaver": { weeks: 8 } } },
    settings: defaultSettings,
  };
  const { referencePattern, ...settings } = { ...defaultSettings, referencePattern: "AAA-9999" };

  it.each([
    ["nothing", before],
    ["nothing", { ...before, services: [{ name: "Safeguarding", service }] }],
    ["services, choices", { ...before, services: [], choices: {} }],
    ["settings.referencePattern", { ...before, settings: { ...settings, referencePattern } }],
    ["people, settings.keep", { ...before, people: [{ personId: "a", name: "A" }], settings: keptLonger() }],
  ])("are named as %s, without a value", (names, after) => {
    expect(changedParts(before, after)).toBe(names);
  });

  function keptLonger() {
    return { ...settings, keep: { ...settings.keep, inputDays: 91 } };
  }
});
