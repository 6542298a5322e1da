import { plainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Submission } from "../../shared/contract/routes.ts";
import type { CaseTable } from "../../shared/contract/tables.ts";
import { defaultSettings } from "../../shared/contract/organisation.ts";
import type { Caller, CouncilRecord, Grant, RunKey } from "../../functions/ports.ts";

/** A Monday in the middle of a month: only that month is open. */
export const today = plainDate("2025-09-15");
export const noon = new Date("2025-09-15T11:00:00Z");

const settings = defaultSettings;

export const haringey: Omit<CouncilRecord, "people" | "grants"> = {
  council: "haringey",
  name: "Haringey",
  services: [
    { service: "safeguarding", name: "Safeguarding" },
    { service: "in-care", name: "Children in Care" },
  ],
  teams: [
    { team: "east", name: "East", service: "safeguarding" },
    { team: "west", name: "West", service: "safeguarding" },
    { team: "looked-after", name: "Looked After", service: "in-care" },
  ],
  choices: {},
  settings,
};
export const barnet: Omit<CouncilRecord, "people" | "grants"> = {
  council: "barnet",
  name: "Barnet",
  services: [{ service: "planning", name: "Planning" }],
  teams: [{ team: "pod-one", name: "Pod 1", service: "planning" }],
  choices: {},
  settings,
};

function person(personId: string, ...roles: Caller["roles"]): Caller {
  return { personId, name: `${personId} Example`, roles, tenantId: "tenant-1" };
}
export const manager = person("manager", "team-manager");
export const deputy = person("deputy", "team-manager");
export const departed = person("departed", "team-manager");
export const otherManager = person("other-manager", "team-manager");
export const cover = person("cover", "team-manager");
export const inCareManager = person("in-care-manager", "team-manager");
/** Holds a grant, and has lost the app role in the directory. */
export const roleless = person("roleless");
export const barnetManager = person("barnet-manager", "team-manager");
export const head = person("head", "head-of-service");
export const otherHead = person("other-head", "head-of-service");
export const qa = person("qa", "qa");
export const barnetQa = person("barnet-qa", "qa");
export const administrator = person("administrator", "administrator");
export const barnetHead = person("barnet-head", "head-of-service");
export const barnetAdministrator = person("barnet-administrator", "administrator");
export const nobody = person("nobody", "team-manager");
export const everybody = [
  manager,
  deputy,
  departed,
  otherManager,
  barnetManager,
  head,
  otherHead,
  qa,
  barnetQa,
  administrator,
  nobody,
  cover,
  inCareManager,
  roleless,
  barnetHead,
  barnetAdministrator,
];

const from = plainDate("2025-01-01");
export const grants: readonly { council: string; grant: Grant }[] = [
  { council: "haringey", grant: { personId: "manager", role: "manager", team: "east", from } },
  {
    council: "haringey",
    grant: { personId: "deputy", role: "deputy", team: "east", from, until: plainDate("2025-09-16") },
  },
  { council: "haringey", grant: { personId: "departed", role: "manager", team: "east", from, until: today } },
  {
    council: "haringey",
    grant: { personId: "cover", role: "cover", team: "east", from: today, until: plainDate("2025-09-30") },
  },
  { council: "haringey", grant: { personId: "in-care-manager", role: "manager", team: "looked-after", from } },
  { council: "haringey", grant: { personId: "roleless", role: "manager", team: "east", from } },
  { council: "barnet", grant: { personId: "barnet-head", role: "head-of-service", service: "planning", from } },
  { council: "barnet", grant: { personId: "barnet-administrator", role: "administrator", from } },
  { council: "haringey", grant: { personId: "other-manager", role: "manager", team: "west", from } },
  { council: "haringey", grant: { personId: "head", role: "head-of-service", service: "safeguarding", from } },
  { council: "haringey", grant: { personId: "other-head", role: "head-of-service", service: "in-care", from } },
  { council: "haringey", grant: { personId: "qa", role: "qa", from } },
  { council: "haringey", grant: { personId: "administrator", role: "administrator", from } },
  { council: "barnet", grant: { personId: "barnet-manager", role: "manager", team: "pod-one", from } },
  { council: "barnet", grant: { personId: "barnet-qa", role: "qa", from } },
];

export function runNumber(number: number): string {
  return `10000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}
export const key: RunKey = { council: "haringey", team: "east", runId: runNumber(1) };
export const trackerId = "20000000-0000-4000-8000-000000000001";

/** A tracker of cases last discussed on the days given. */
export function tableOf(...discussedOn: readonly string[]): CaseTable {
  return {
    tableId: "caseload",
    holds: "cases",
    hasCaseRefs: true,
    mappedFields: ["planType", "dateOpened", "lastDiscussion"],
    rows: discussedOn.map((on, index) => ({
      rowId: `row-${index}`,
      caseRef: String(4_100_000 + index),
      fields: {
        planType: { kind: "plans", plans: ["child-in-need"], doubtful: false },
        dateOpened: { kind: "dates", dates: [{ on: plainDate("2024-11-04"), group: false }] },
        lastDiscussion: { kind: "dates", dates: [{ on: plainDate(on), group: false }] },
      },
    })),
  };
}

/** One case that is in time, one past the aim, one overdue since 3 April. */
export function submissionFor(month: string, ...discussedOn: readonly string[]): Submission {
  const days = discussedOn.length > 0 ? discussedOn : ["2025-09-01", "2025-07-14", "2025-01-03"];
  return { trackerId, month, tables: [tableOf(...days)] };
}

export function dayOf(text: string): PlainDate {
  return plainDate(text);
}
