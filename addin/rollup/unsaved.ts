import type { RunPlace } from "../../shared/contract/audit-client.ts";
import type { OrganisationChange } from "../../shared/contract/organisation.ts";
import type { GrantForm } from "./admin/given-grant.ts";

/** Somebody's changes of an organisation, and what they were made upon. */
export interface OrganisationDraft {
  readonly base: OrganisationChange;
  readonly draft: OrganisationChange;
}

export interface NamedDraft extends OrganisationDraft {
  readonly name: string;
}

/** A note that is being typed, and what it is about, for people. */
export interface NoteDraft {
  readonly about: string;
  readonly text: string;
}

/** Answers about one case of a sample that the service could not keep. */
export interface AnswersDraft {
  readonly of: {
    readonly place: RunPlace;
    readonly seed: number;
    readonly tableId: string;
    readonly rowId: string;
    readonly name: string;
  };
  /** By question. */
  readonly answers: Readonly<Record<string, string>>;
}

/** Access that is being given, as far as the form is filled in. */
export interface GrantDraft {
  readonly form: GrantForm;
  /** The council's. */
  readonly name: string;
}

export interface Drafts {
  /** By council. */
  readonly grants: Readonly<Record<string, GrantDraft>>;
  /** By the sampled case. */
  readonly answers: Readonly<Record<string, AnswersDraft>>;
  /** By the finding that they are about. */
  readonly notes: Readonly<Record<string, NoteDraft>>;
  /** By council, each with the council's name. */
  readonly organisations: Readonly<Record<string, NamedDraft>>;
}

export const noDrafts: Drafts = { grants: {}, answers: {}, notes: {}, organisations: {} };

/** What has been done on the page and is not with the service yet. It outlives the part of the page in which it was done. */
export class Unsaved {
  #drafts: Drafts;
  readonly #listeners = new Set<() => void>();

  constructor(drafts = noDrafts) {
    this.#drafts = drafts;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly drafts = (): Drafts => this.#drafts;

  putGrant(council: string, grant: GrantDraft | undefined): void {
    const grants = withPart(this.#drafts.grants, council, grant);
    if (grants !== this.#drafts.grants) this.#show({ ...this.#drafts, grants });
  }

  putAnswers(sampled: string, answers: AnswersDraft | undefined): void {
    const all = withPart(this.#drafts.answers, sampled, answers);
    if (all !== this.#drafts.answers) this.#show({ ...this.#drafts, answers: all });
  }

  putNote(finding: string, note: NoteDraft | undefined): void {
    const notes = withPart(this.#drafts.notes, finding, note);
    if (notes !== this.#drafts.notes) this.#show({ ...this.#drafts, notes });
  }

  putOrganisation(council: string, draft: NamedDraft | undefined): void {
    const organisations = withPart(this.#drafts.organisations, council, draft);
    if (organisations !== this.#drafts.organisations) this.#show({ ...this.#drafts, organisations });
  }

  #show(drafts: Drafts): void {
    this.#drafts = drafts;
    for (const listener of this.#listeners) listener();
  }
}

function withPart<T>(
  parts: Readonly<Record<string, T>>,
  name: string,
  part: T | undefined,
): Readonly<Record<string, T>> {
  if (part === undefined && !(name in parts)) return parts;
  const others = Object.fromEntries(Object.entries(parts).filter(([each]) => each !== name));
  return part === undefined ? others : { ...others, [name]: part };
}

/** "the note on 4000001", "the changes of Haringey"; none when nothing would be lost. */
export function unsavedWords({ grants, answers, notes, organisations }: Drafts): readonly string[] {
  return [
    ...Object.values(answers).map(({ of }) => `the answers about ${of.name}`),
    ...Object.values(notes).map(({ about }) => `the note on ${about}`),
    ...Object.values(grants).map(({ name }) => `the access that you are giving in ${name}`),
    ...Object.values(organisations).map(({ name }) => `the changes of ${name}`),
  ];
}
