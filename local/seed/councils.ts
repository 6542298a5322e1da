import type { CouncilRecord } from "../../functions/ports.ts";
import { defaultSettings, type QualityQuestion } from "../../shared/contract/organisation.ts";

const yesPartlyNo = [
  { id: "yes", says: "Yes" },
  { id: "partly", says: "Partly" },
  { id: "no", says: "No" },
];

/** What a quality audit asks of each case of its sample; invented, like the teams. */
const qualityQuestions: QualityQuestion[] = [
  { id: "date-agrees", asks: "Does the discussion's date agree with the case system?", answers: yesPartlyNo },
  { id: "reasons-clear", asks: "Are the decisions and their reasons clear from the record?", answers: yesPartlyNo },
  { id: "actions-followed", asks: "Were the actions of the discussion before followed up?", answers: yesPartlyNo },
];

const settings = { ...defaultSettings, qualityQuestions };

/** People and their grants are added when the world is made: they count from that day. */
type SampleCouncil = Omit<CouncilRecord, "people" | "grants">;

/** Two councils whose policies are real and whose services, teams and children are invented. */
export const councils: readonly SampleCouncil[] = [
  {
    council: "haringey",
    name: "Haringey",
    services: [
      { service: "safeguarding", name: "Safeguarding and Support" },
      { service: "children-in-care", name: "Children in Care" },
    ],
    teams: [
      { team: "safeguarding-east", name: "Safeguarding East", service: "safeguarding" },
      { team: "safeguarding-west", name: "Safeguarding West", service: "safeguarding" },
      { team: "safeguarding-north", name: "Safeguarding North", service: "safeguarding" },
      { team: "in-care-one", name: "Children in Care 1", service: "children-in-care" },
      { team: "in-care-two", name: "Children in Care 2", service: "children-in-care" },
    ],
    choices: {},
    settings,
  },
  {
    council: "barnet",
    name: "Barnet",
    services: [{ service: "intervention-and-planning", name: "Intervention and Planning" }],
    teams: [
      { team: "pod-alder", name: "Pod Alder", service: "intervention-and-planning" },
      { team: "pod-birch", name: "Pod Birch", service: "intervention-and-planning" },
      { team: "pod-cedar", name: "Pod Cedar", service: "intervention-and-planning" },
    ],
    choices: {},
    settings,
  },
];

/** How a team's recording goes: what makes its figures differ from the others'. */
export interface Habits {
  readonly cases: number;
  /** Days between one discussion of a child and the next: the usual and the longest. */
  readonly usualGap: number;
  readonly longestGap: number;
  /** The share of cells that nobody can read, or that were left blank. */
  readonly careless: number;
  /** Months before today of the last submission; none at all when undefined. */
  readonly lastSent?: number;
}

export const habits: Readonly<Record<string, Habits>> = {
  "safeguarding-east": { cases: 118, usualGap: 34, longestGap: 120, careless: 0.03, lastSent: 1 },
  "safeguarding-west": { cases: 96, usualGap: 28, longestGap: 80, careless: 0.01, lastSent: 1 },
  "safeguarding-north": { cases: 131, usualGap: 60, longestGap: 190, careless: 0.05, lastSent: 1 },
  "in-care-one": { cases: 88, usualGap: 40, longestGap: 110, careless: 0.02, lastSent: 1 },
  /** Has never sent anything. */
  "in-care-two": { cases: 90, usualGap: 45, longestGap: 120, careless: 0.02 },
  "pod-alder": { cases: 102, usualGap: 38, longestGap: 90, careless: 0.02, lastSent: 1 },
  /** So much is missing that no percentage can be given. */
  "pod-birch": { cases: 84, usualGap: 45, longestGap: 100, careless: 0.2, lastSent: 1 },
  /** Has gone quiet. */
  "pod-cedar": { cases: 109, usualGap: 50, longestGap: 130, careless: 0.03, lastSent: 3 },
};
