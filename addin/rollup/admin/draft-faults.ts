import { organisationChange, type OrganisationChange } from "../../../shared/contract/organisation.ts";
import { heldWords, roleWords } from "./grant-words.ts";

/** Why a draft cannot be saved, in a sentence that says what to do. */
export interface DraftFault {
  /** Where in the draft, such as "teams" and 3. */
  readonly list: string;
  readonly index: number | undefined;
  readonly sentence: string;
}

export const noSuchId = "An object id has letters, digits and hyphens only: copy it from Entra.";

/** None when the service takes it. */
export function draftFaults(draft: OrganisationChange): readonly DraftFault[] {
  const { error } = organisationChange.safeParse(draft);
  const faults = (error?.issues ?? []).map(({ path }): DraftFault => {
    const [list, index] = [String(path[0]), typeof path[1] === "number" ? path[1] : undefined];
    return { list, index, sentence: sentenceOf(draft, path) };
  });
  // One thing may be wrong in two ways.
  return faults.filter(({ sentence }, at) => faults.findIndex((other) => other.sentence === sentence) === at);
}

/** Whether something is wrong with this one of a list. */
export function isFaulty(faults: readonly DraftFault[], list: keyof OrganisationChange, index: number): boolean {
  return faults.some((fault) => fault.list === list && fault.index === index);
}

type Path = readonly PropertyKey[];

function sentenceOf(draft: OrganisationChange, path: Path): string {
  const [list, at] = path;
  const index = Number(at);
  switch (String(list)) {
    case "services":
      return namedSentence(`the service ${draft.services[index]?.service ?? ""}`);
    case "teams":
      return namedSentence(`the team ${draft.teams[index]?.team ?? ""}`);
    case "people":
      return personSentence(draft.people[index], path);
    case "grants":
      return grantSentence(draft, index, path);
    case "settings":
      return settingSentence(draft, path);
    default:
      return "Policy choices: set again what was changed there.";
  }
}

function namedSentence(what: string): string {
  return `Services and teams: give ${what} a name of 1 to 100 characters.`;
}

function personSentence(person: OrganisationChange["people"][number] | undefined, path: Path): string {
  if (path[2] === "personId") return `Access: take back what is given to ${person?.name ?? "the person"}. ${noSuchId}`;
  return "Access: give the person a name of 1 to 100 characters.";
}

function grantSentence(draft: OrganisationChange, index: number, path: Path): string {
  const grant = draft.grants[index];
  if (grant === undefined) return "Access: look at what was changed there.";
  const who = draft.people.find(({ personId }) => personId === grant.personId)?.name ?? grant.personId;
  const what = `${who}, ${roleWords[grant.role]} of ${heldWords(grant, draft)}`;
  return path.includes("personId")
    ? `Access: take back ${what}. ${noSuchId}`
    : `Access: look at ${what}: a day there is none, or a name is missing.`;
}

const settingNames: Readonly<Record<string, string>> = {
  inputDays: "the days for which entries are kept",
  findingsMonths: "the months for which findings are kept",
  summaryYears: "the years for which figures are kept",
  staleDays: "the days after which a team is on the morning list",
  marking: "the marking",
  referencePattern: "the pattern of references",
};

function settingSentence({ settings }: OrganisationChange, path: Path): string {
  if (path[1] === "qualityQuestions") {
    const asks = settings.qualityQuestions[Number(path[2])]?.asks ?? "";
    const which = asks === "" ? "the question without words" : `“${asks}”`;
    return path[3] === "answers"
      ? `Quality questions: give ${which} two to eight answers of at most 100 characters.`
      : `Quality questions: give ${which} words, or remove it.`;
  }
  const name = settingNames[String(path.at(-1))] ?? settingNames[String(path[1])] ?? "what was changed";
  return `Settings: put ${name} right.`;
}
