import { isPlainDate, plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import { personId as personIdShape } from "../../../shared/contract/names.ts";
import type { Grant, OrganisationChange } from "../../../shared/contract/organisation.ts";
import { noSuchId } from "./draft-faults.ts";
import { grantName } from "./merge-changes.ts";

/** What is typed and chosen to give access. */
export interface GrantForm {
  /** Of somebody who is known; empty for somebody new. */
  readonly person: string;
  readonly name: string;
  readonly id: string;
  readonly role: Grant["role"];
  /** A team's or a service's short name. */
  readonly held: string;
  readonly from: string;
  readonly until: string;
}

/** Whether there is something in it that would be missed. */
export function isBegun({ person, name, id, until }: GrantForm): boolean {
  return [person, name, id, until].some((each) => each !== "");
}

interface FormFaults {
  readonly id?: string;
  readonly from?: string;
  readonly until?: string;
  readonly held?: string;
}

interface GrantsMade {
  readonly today: PlainDate;
  /** For the whole council: an administrator, who may also write down what began earlier. */
  readonly isWhole: boolean;
  readonly draft: Pick<OrganisationChange, "people" | "grants">;
}

export function isOfTeam(role: Grant["role"]): role is "manager" | "deputy" | "cover" {
  return role === "manager" || role === "deputy" || role === "cover";
}

/** What cannot be, each with what to do; of what is still empty only that which could be forgotten. */
export function formFaults(form: GrantForm, { today, isWhole, draft }: GrantsMade): FormFaults {
  const { role, held, from, until } = form;
  const untilFault = endFault(from, until, role);
  const isOfCouncil = role === "qa" || role === "administrator";
  return {
    ...(isIdWrong(form) && { id: noSuchId }),
    ...(!isWhole && isPlainDate(from) && from < today && { from: "Choose today or a later day." }),
    ...(untilFault !== undefined && { until: untilFault }),
    ...(held === "" && !isOfCouncil && { held: "There is none yet: add it first." }),
    ...(isGiven(form, draft) && { from: "This access is given from that day already: change it above." }),
  };
}

function isIdWrong({ person, id }: GrantForm): boolean {
  return person === "" && id.trim() !== "" && !personIdShape.safeParse(id.trim()).success;
}

function isGiven(form: GrantForm, { grants }: GrantsMade["draft"]): boolean {
  const grant = plainGrant(form);
  return grant !== undefined && grants.some((one) => grantName(one) === grantName(grant));
}

function endFault(from: string, until: string, role: Grant["role"]): string | undefined {
  if (until === "") return role === "cover" ? "Cover needs an end." : undefined;
  if (!isPlainDate(until)) return "This is no day.";
  return until <= from ? "Choose a day after that on which it begins." : undefined;
}

/** The draft with the grant, and with the person where they are new; undefined while something is missing or cannot be. */
export function withGrant(
  form: GrantForm,
  made: GrantsMade,
): Pick<OrganisationChange, "people" | "grants"> | undefined {
  const { people, grants } = made.draft;
  const grant = plainGrant(form);
  if (grant === undefined || grant.personId === "" || Object.keys(formFaults(form, made)).length > 0) return undefined;
  if (people.some(({ personId }) => personId === grant.personId)) return { people, grants: [...grants, grant] };
  const name = form.name.trim();
  if (name === "") return undefined;
  return { people: [...people, { personId: grant.personId, name }], grants: [...grants, grant] };
}

function plainGrant({ person, id, role, held, from, until }: GrantForm): Grant | undefined {
  if (!isPlainDate(from)) return undefined;
  const base = {
    personId: person === "" ? id.trim() : person,
    from: plainDate(from),
    ...(isPlainDate(until) && { until: plainDate(until) }),
  };
  if (isOfTeam(role)) return { ...base, role, team: held };
  return role === "head-of-service" ? { ...base, role, service: held } : { ...base, role };
}

/** A draft with a grant changed or taken back. Somebody who was new with it goes with it. */
export function withoutGrant(
  grant: Grant,
  by: readonly Grant[],
  { draft, known }: { readonly draft: GrantsMade["draft"]; readonly known: OrganisationChange["people"] },
): Pick<OrganisationChange, "people" | "grants"> {
  const grants = draft.grants.flatMap((each) => (each === grant ? by : [each]));
  const people = draft.people.filter(
    ({ personId }) =>
      personId !== grant.personId ||
      known.some((person) => person.personId === personId) ||
      grants.some((each) => each.personId === personId),
  );
  return { people, grants };
}
