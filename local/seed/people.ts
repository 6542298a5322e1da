import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { plusDays, plusMonths } from "../../shared/calendar/arithmetic.ts";
import type { Grant } from "../../functions/ports.ts";
import type { Person } from "../entra/person.ts";

interface Holding {
  readonly council: string;
  readonly held: Held;
}
/** Days are counted from the day on which the world is made. */
type Held =
  | { readonly role: "manager" | "deputy"; readonly team: string }
  | { readonly role: "cover"; readonly team: string; readonly days: number }
  | { readonly role: "head-of-service"; readonly service: string }
  | { readonly role: "qa" | "administrator" };

interface Invented extends Person {
  readonly holdings: readonly Holding[];
}

/** Nobody here lives: the names are invented, the ids are of no directory. The first two are whom to try first. */
const invented: readonly Invented[] = [
  person(
    1,
    "Sol Emberley",
    "team-manager",
    ["Team manager of Safeguarding East, Haringey"],
    [{ council: "haringey", held: { role: "manager", team: "safeguarding-east" } }],
  ),
  person(
    2,
    "Wren Tarrowby",
    "team-manager",
    ["Team manager of Pod Alder, Barnet"],
    [{ council: "barnet", held: { role: "manager", team: "pod-alder" } }],
  ),
  person(
    3,
    "Odessa Quillmere",
    "head-of-service",
    ["Head of Safeguarding and Support, Haringey"],
    [{ council: "haringey", held: { role: "head-of-service", service: "safeguarding" } }],
  ),
  person(
    4,
    "Caspian Holloworth",
    "head-of-service",
    ["Head of Intervention and Planning, Barnet"],
    [{ council: "barnet", held: { role: "head-of-service", service: "intervention-and-planning" } }],
  ),
  person(
    5,
    "Juniper Vasterling",
    "qa",
    ["Quality assurance, Haringey"],
    [{ council: "haringey", held: { role: "qa" } }],
  ),
  person(6, "Lorcan Pimblewick", "qa", ["Quality assurance, Barnet"], [{ council: "barnet", held: { role: "qa" } }]),
  person(
    7,
    "Marguerite Ashenvale",
    "administrator",
    ["Administrator, Haringey and Barnet"],
    [
      { council: "haringey", held: { role: "administrator" } },
      { council: "barnet", held: { role: "administrator" } },
    ],
  ),
  person(
    8,
    "Thaddeus Brackenfell",
    "team-manager",
    ["Team manager of Safeguarding West, covers Safeguarding North, Haringey"],
    [
      { council: "haringey", held: { role: "manager", team: "safeguarding-west" } },
      { council: "haringey", held: { role: "cover", team: "safeguarding-north", days: 14 } },
    ],
  ),
  person(
    9,
    "Isolde Fennimarsh",
    "team-manager",
    ["Team manager of Safeguarding North, Haringey"],
    [{ council: "haringey", held: { role: "manager", team: "safeguarding-north" } }],
  ),
  person(
    10,
    "Rafferty Dunscombe-Vale",
    "team-manager",
    ["Team manager of Children in Care 1, Haringey"],
    [{ council: "haringey", held: { role: "manager", team: "in-care-one" } }],
  ),
  person(
    11,
    "Saffron Oakhollow",
    "team-manager",
    ["Team manager of Children in Care 2, Haringey"],
    [{ council: "haringey", held: { role: "manager", team: "in-care-two" } }],
  ),
  person(
    12,
    "Bertrand Lissomby",
    "head-of-service",
    ["Head of Children in Care, Haringey"],
    [{ council: "haringey", held: { role: "head-of-service", service: "children-in-care" } }],
  ),
  person(
    13,
    "Philippa Greyfallow",
    "team-manager",
    ["Team manager of Pod Birch, Barnet"],
    [{ council: "barnet", held: { role: "manager", team: "pod-birch" } }],
  ),
  person(
    14,
    "Emrys Wintercote",
    "team-manager",
    ["Team manager of Pod Cedar, Barnet"],
    [{ council: "barnet", held: { role: "manager", team: "pod-cedar" } }],
  ),
  person(
    15,
    "Dilys Marrowfield",
    "team-manager",
    ["Deputy team manager of Safeguarding East, Haringey"],
    [{ council: "haringey", held: { role: "deputy", team: "safeguarding-east" } }],
  ),
  person(16, "Fen Hallowick", "team-manager", ["A new starter to whom nothing is granted yet"], []),
];

function person(
  number: number,
  name: string,
  ...[role, holds, holdings]: [Person["roles"][number], readonly string[], readonly Holding[]]
): Invented {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  const username = `${name.toLowerCase().replaceAll(" ", ".")}@councils.example`;
  return { id, name, username, roles: [role], holds, holdings };
}

/** Whom the local sign-in page offers. */
export const people: readonly Person[] = invented.map(({ id, name, username, roles, holds }) => ({
  id,
  name,
  username,
  roles,
  holds,
}));

export interface CouncilGrant {
  readonly council: string;
  readonly grant: Grant;
}

/** Everybody has held what they hold for two years; only cover ends. */
export function grantsOn(today: PlainDate): readonly CouncilGrant[] {
  const from = plusMonths(today, -24);
  return invented.flatMap(({ id: personId, holdings }) =>
    holdings.map(({ council, held }): CouncilGrant => {
      if (held.role !== "cover") return { council, grant: { personId, from, ...held } };
      const { role, team, days } = held;
      return { council, grant: { personId, from: today, until: plusDays(today, days), role, team } };
    }),
  );
}

/** Who submits for a team. */
export function managerOf(team: string): Person {
  const manager = invented.find(({ holdings }) =>
    holdings.some(({ held }) => held.role === "manager" && held.team === team),
  );
  if (!manager) throw new Error(`Nobody manages the team ${team}.`);
  return manager;
}
