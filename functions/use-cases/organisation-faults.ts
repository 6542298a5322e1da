import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { OrganisationChange } from "../../shared/contract/organisation.ts";
import { allowsThreeLetters } from "../../shared/contract/reference-pattern.ts";
import { isOffered, offerInWords } from "../../shared/policy/choice.ts";
import { editions } from "../../shared/policy/registry.ts";
import type { Grant } from "../ports.ts";
import type { Fault } from "./refusal.ts";
import { sameContent } from "./same-content.ts";
import { isHeldOn } from "./scope.ts";

/** What contradicts itself in an organisation, each with a sentence that says what to do. None when it can stand. */
export function organisationFaults(council: string, change: OrganisationChange, today: PlainDate): readonly Fault[] {
  return [
    ...namedTwice(change),
    ...teamsWithoutService(change),
    ...change.grants.flatMap((grant, index) => [
      ...grantFaults(grant, `grants[${index}]`, change),
      // What has ended stays in the record, also of a team or service that is no more.
      ...(hasEnded(grant, today) ? [] : heldFaults(grant, `grants[${index}]`, change)),
    ]),
    ...grantedTwice(change),
    ...choiceFaults(council, change),
    ...patternFaults(change),
    ...keptFaults(change),
    ...administratorFaults(change, today),
  ];
}

function namedTwice({ services, teams, people, settings }: OrganisationChange): readonly Fault[] {
  const questions = settings.qualityQuestions;
  return [
    ...repeated(
      services.map(({ service }) => service),
      "services",
      "service",
    ),
    ...repeated(
      teams.map(({ team }) => team),
      "teams",
      "team",
    ),
    ...repeated(
      people.map(({ personId }) => personId),
      "people",
      "person",
    ),
    ...repeated(
      questions.map(({ id }) => id),
      "settings.qualityQuestions",
      "question",
    ),
    ...questions.flatMap(({ answers }, index) =>
      repeated(
        answers.map(({ id }) => id),
        `settings.qualityQuestions[${index}].answers`,
        "answer",
      ),
    ),
  ];
}

function repeated(ids: readonly string[], path: string, what: string): readonly Fault[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ path: `${path}[${index}]`, message: `The ${what} “${id}” stands here twice; keep one of them.` }],
  );
}

function teamsWithoutService({ services, teams }: OrganisationChange): readonly Fault[] {
  const known = new Set(services.map(({ service }) => service));
  return teams.flatMap(({ name, service }, index) =>
    known.has(service)
      ? []
      : [
          {
            path: `teams[${index}].service`,
            message: `${name} belongs to the service “${service}”, which is not there; add the service or choose another.`,
          },
        ],
  );
}

function hasEnded({ until }: Grant, today: PlainDate): boolean {
  return until !== undefined && until <= today;
}

function grantFaults(
  { personId, from, until }: Grant,
  path: string,
  { people }: Pick<OrganisationChange, "people">,
): readonly Fault[] {
  const faults: Fault[] = [];
  if (!people.some((person) => person.personId === personId)) {
    faults.push({
      path: `${path}.personId`,
      message: `The grant is for “${personId}”, who is not among the people; add the person or remove the grant.`,
    });
  }
  if (until !== undefined && until <= from) {
    faults.push({
      path: `${path}.until`,
      message: `The grant ends on ${until} and begins on ${from}; choose an end after its beginning.`,
    });
  }
  return faults;
}

/** Cover ends by itself. One that was given before this was asked for stands as it is until somebody ends it. */
export function coverWithoutEnd(before: readonly Grant[], after: readonly Grant[]): readonly Fault[] {
  return after.flatMap((grant, index) => {
    if (grant.role !== "cover" || grant.until !== undefined) return [];
    if (before.some((other) => sameContent(other, grant))) return [];
    return [
      {
        path: `grants[${index}].until`,
        message: `The cover of “${grant.personId}” has no end; choose the day on which it ends.`,
      },
    ];
  });
}

function heldFaults(
  grant: Grant,
  path: string,
  { services, teams }: Pick<OrganisationChange, "services" | "teams">,
): readonly Fault[] {
  if ("team" in grant && !teams.some(({ team }) => team === grant.team)) {
    return [
      {
        path: `${path}.team`,
        message: `The grant is for the team “${grant.team}”, which is not there; add the team or end the grant.`,
      },
    ];
  }
  if ("service" in grant && !services.some(({ service }) => service === grant.service)) {
    return [
      {
        path: `${path}.service`,
        message: `The grant is for the service “${grant.service}”, which is not there; add the service or end the grant.`,
      },
    ];
  }
  return [];
}

function grantedTwice({ grants }: OrganisationChange): readonly Fault[] {
  const seen = new Set<string>();
  return grants.flatMap((grant, index) => {
    const held = "team" in grant ? grant.team : "service" in grant ? grant.service : "";
    const name = JSON.stringify([grant.personId, grant.role, held, grant.from, grant.until]);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ path: `grants[${index}]`, message: "The same grant stands here twice; keep one of them." }];
  });
}

/** A choice must be one of some edition's, with a value that every edition offers which has it. */
function choiceFaults(council: string, { choices }: OrganisationChange): readonly Fault[] {
  const ofCouncil = editions.filter((edition) => edition.council === council).flatMap((edition) => edition.choices);
  return Object.entries(choices).flatMap(([id, value]) => {
    const path = `choices.${id}`;
    const known = ofCouncil.filter((choice) => choice.id === id);
    if (known.length === 0) return [{ path, message: `The council's policy has no choice “${id}”; remove it.` }];
    return known
      .filter((choice) => !isOffered(choice, value))
      .map((choice) => ({ path, message: `“${id}” takes ${offerInWords(choice)}; choose one of these.` }));
  });
}

/** A setting without effect would be taken for one that has. */
function patternFaults({ settings: { referencePattern: pattern } }: OrganisationChange): readonly Fault[] {
  if (pattern === undefined || allowsThreeLetters(pattern)) return [];
  return [
    {
      path: "settings.referencePattern",
      message:
        "References with fewer than three letters in a run need no pattern; leave it empty, or write one such as AAA-9999.",
    },
  ];
}

const daysOfAYear = 365;

/** What is found and sent is nobody's any more when its run has gone. */
function keptFaults({ settings: { keep } }: OrganisationChange): readonly Fault[] {
  const { inputDays, findingsMonths, summaryYears } = keep;
  const [months, days] = [summaryYears * 12, summaryYears * daysOfAYear];
  const fault = (part: keyof typeof keep, message: string): Fault => ({ path: `settings.keep.${part}`, message });
  return [
    ...(findingsMonths > months
      ? [
          fault(
            "findingsMonths",
            `Findings would be kept for ${findingsMonths} months and their run for ${months}; keep findings for at most ${months} months, or runs for longer.`,
          ),
        ]
      : []),
    ...(inputDays > days
      ? [
          fault(
            "inputDays",
            `Entries would be kept for ${inputDays} days and their run for ${days}; keep entries for at most ${days} days, or runs for longer.`,
          ),
        ]
      : []),
  ];
}

/** Grants end by themselves, so somebody must stay: otherwise one day nobody could give access any more. */
function administratorFaults({ grants }: OrganisationChange, today: PlainDate): readonly Fault[] {
  const stays = grants.some(
    (grant) => grant.role === "administrator" && isHeldOn(grant, today) && grant.until === undefined,
  );
  return stays
    ? []
    : [
        {
          path: "grants",
          message: "Nobody would stay administrator; keep one whose grant has begun and has no end.",
        },
      ];
}
