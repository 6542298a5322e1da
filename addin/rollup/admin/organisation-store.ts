import type { Answer, Failure } from "../../../shared/contract/client.ts";
import type { Grant, OrganisationChange, OrganisationView, TeamGrant } from "../../../shared/contract/organisation.ts";
import type { AdminClient } from "./admin-client.ts";
import { changesInWords } from "./changes-in-words.ts";
import type { OrganisationDraft } from "../unsaved.ts";
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
  /** Something new is begun: that the last change was saved is no longer told. */
  begin(): void;
  save(): Promise<void>;
}

type Client = Pick<AdminClient, "organisation" | "changeOrganisation" | "changeGrants">;

/** Where a draft stays while nobody looks at it. */
export interface DraftPlace {
  get(): OrganisationDraft | undefined;
  put(draft: OrganisationDraft | undefined): void;
}

export function organisationStore(client: Client, council: string, place = placeOfItsOwn()): OrganisationStore {
  let state: OrganisationState = { isBusy: true, isSaved: false };
  const listeners = new Set<() => void>();

  function show(next: OrganisationState): void {
    state = next;
    keep(next, place);
    for (const listener of listeners) listener();
  }

  async function load(): Promise<void> {
    show({ ...state, isBusy: true });
    const answer = await client.organisation(council);
    const kept = place.get();
    if (!answer.ok) show({ ...state, ...failed(answer.failure) });
    else if (kept === undefined) show({ ...readFrom(answer), isBusy: false, isSaved: false });
    else show(laidUpon(answer, kept, changesInWords(kept.base, changeOf(answer.value)).length > 0));
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
    show(laidUpon(answer, { base: changeOf(base), draft }, true));
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
    begin() {
      if (state.isSaved) show({ ...state, isSaved: false });
    },
    save,
  };
}

/** Until it has been read, what is kept stays. */
function keep({ read, draft }: OrganisationState, place: DraftPlace): void {
  if (read === undefined || draft === undefined) return;
  const base = changeOf(read.view);
  place.put(changesInWords(base, draft).length === 0 ? undefined : { base, draft });
}

function placeOfItsOwn(): DraftPlace {
  let kept: OrganisationDraft | undefined;
  return {
    get: () => kept,
    put: (draft) => {
      kept = draft;
    },
  };
}

type Read = Extract<Answer<OrganisationView>, { ok: true }>;

/** A draft upon the organisation as it is now. */
function laidUpon(answer: Read, { base, draft }: OrganisationDraft, isOvertaken: boolean): OrganisationState {
  const theirs = changeOf(answer.value);
  const { change, clashes } = mergeChanges(base, draft, theirs);
  // Ours was written and the answer lost, or somebody has made the same change: nothing is left to save.
  if (changesInWords(theirs, change).length === 0) return { ...readFrom(answer), isBusy: false, isSaved: true };
  return {
    ...readFrom(answer),
    draft: change,
    ...(isOvertaken && { overtaken: { clashes } }),
    isBusy: false,
    isSaved: false,
  };
}

function readFrom(answer: Read): Pick<OrganisationState, "read" | "draft"> {
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
