import type { Answer, Failure } from "../../../shared/contract/client.ts";
import type { Grant, OrganisationChange, OrganisationView, TeamGrant } from "../../../shared/contract/organisation.ts";
import type { AdminClient } from "./admin-client.ts";
import { changesInWords } from "./changes-in-words.ts";
import { mergeChanges } from "./merge-changes.ts";

/** A council's organisation as it was read, and as the person would have it. */
export interface OrganisationState {
  readonly read?: { readonly view: OrganisationView; readonly version: string | undefined };
  readonly draft?: OrganisationChange;
  readonly isBusy: boolean;
  readonly failure?: Failure;
  /** Somebody else has changed it meanwhile: the draft is laid upon what they have made of it. */
  readonly overtaken?: { readonly clashes: readonly string[] };
  /** The draft has been saved. */
  readonly isSaved: boolean;
}

export interface OrganisationStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => OrganisationState;
  load(): Promise<void>;
  edit(change: Partial<OrganisationChange>): void;
  discard(): void;
  save(): Promise<void>;
}

type Client = Pick<AdminClient, "organisation" | "changeOrganisation" | "changeGrants">;

export function organisationStore(client: Client, council: string): OrganisationStore {
  let state: OrganisationState = { isBusy: true, isSaved: false };
  const listeners = new Set<() => void>();

  function show(next: OrganisationState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function load(): Promise<void> {
    show({ ...state, isBusy: true });
    const answer = await client.organisation(council);
    show(answer.ok ? { ...readFrom(answer), isBusy: false, isSaved: false } : { ...state, ...failed(answer.failure) });
  }

  /** What was refused is still in the draft. */
  async function save(): Promise<void> {
    const { read, draft } = state;
    if (read?.version === undefined || draft === undefined || state.isBusy) return;
    show({ read, draft, isBusy: true, isSaved: false });
    const of = { council, version: read.version };
    const answer = await (read.view.whole
      ? client.changeOrganisation(of, draft)
      : saveGrants(client, of, { view: read.view, draft }));
    if (answer.ok) show({ ...readFrom(answer), isBusy: false, isSaved: true });
    else if (answer.failure.kind === "conflict") await layUpon(read.view, draft);
    else show({ ...state, ...failed(answer.failure) });
  }

  async function layUpon(base: OrganisationView, draft: OrganisationChange): Promise<void> {
    const answer = await client.organisation(council);
    if (!answer.ok) {
      show({ ...state, ...failed(answer.failure) });
      return;
    }
    const { change, clashes } = mergeChanges(changeOf(base), draft, changeOf(answer.value));
    // Ours was written and the answer lost, or somebody has made the same change: nothing is left to save.
    if (changesInWords(changeOf(answer.value), change).length === 0) {
      show({ ...readFrom(answer), isBusy: false, isSaved: true });
      return;
    }
    show({ ...readFrom(answer), draft: change, overtaken: { clashes }, isBusy: false, isSaved: false });
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    load,
    edit(change) {
      const { read, draft, overtaken } = state;
      // What is being saved comes back as it was saved.
      if (read === undefined || draft === undefined || state.isBusy) return;
      show({ read, draft: { ...draft, ...change }, isBusy: false, isSaved: false, ...(overtaken && { overtaken }) });
    },
    discard() {
      const { read } = state;
      if (read !== undefined) show({ read, draft: changeOf(read.view), isBusy: false, isSaved: false });
    },
    save,
  };
}

function readFrom(answer: Extract<Answer<OrganisationView>, { ok: true }>): Pick<OrganisationState, "read" | "draft"> {
  return { read: { view: answer.value, version: answer.version }, draft: changeOf(answer.value) };
}

function failed(failure: Failure): Pick<OrganisationState, "isBusy" | "failure"> {
  return { isBusy: false, failure };
}

/** What of it is written. */
export function changeOf({ services, teams, people, grants, choices, settings }: OrganisationView): OrganisationChange {
  return { services, teams, people, grants, choices, settings };
}

/** One service after the other, each upon the version that the one before has made. */
async function saveGrants(
  client: Client,
  of: { readonly council: string; readonly version: string },
  { view, draft }: { readonly view: OrganisationView; readonly draft: OrganisationChange },
): Promise<Answer<OrganisationView>> {
  let answer: Answer<OrganisationView> = { ok: true, value: view, version: of.version };
  for (const { service } of view.services) {
    const grants = grantsOf(view, draft.grants, service);
    if (JSON.stringify(grants) === JSON.stringify(grantsOf(view, view.grants, service))) continue;
    const named = new Set(grants.map(({ personId }) => personId));
    const people = draft.people.filter(({ personId }) => named.has(personId));
    const version: string = answer.version ?? of.version;
    answer = await client.changeGrants({ ...of, service, version }, { people, grants: [...grants] });
    if (!answer.ok) return answer;
  }
  return answer;
}

function grantsOf({ teams }: OrganisationView, grants: readonly Grant[], service: string): readonly TeamGrant[] {
  const own = new Set(teams.filter((team) => team.service === service).map(({ team }) => team));
  return grants.filter((grant): grant is TeamGrant => "team" in grant && own.has(grant.team));
}
