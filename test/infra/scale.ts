import { country, type Doing } from "./country.ts";
import { type Operation, requestUnits } from "./request-units.ts";

/** Prices in US dollars. They are not the council's: see scale.md. */
const price = { millionRequestUnits: 0.25, gigabyteMonth: 0.25 };
/** What the index adds to what is stored: an assumption. */
const withIndex = 1.3;
const gigabyte = 1024 ** 3;
const { councils, teamsOfCouncil, servicesOfCouncil, workingDaysOfYear, years } = country;

/** A line of the document: what it is, and how much. */
export type Line = readonly [what: string, ...figures: number[]];

export interface Scale {
  /** What, request units each time, times a working day, request units a working day; of one council. */
  readonly doings: readonly Line[];
  /** What, bytes. */
  readonly sizes: readonly Line[];
  /** What, gigabytes of one council, gigabytes of all. */
  readonly storage: readonly Line[];
  /** What, of one council, of all. */
  readonly totals: readonly Line[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const unitsOf = ({ operations }: Doing): number => sum(operations.map(requestUnits));

export function scaleOf(doings: readonly Doing[]): Scale {
  const submitted = find(doings, "submit a run").operations;
  const created = submitted.filter(({ kind, container }) => kind === "create" && container === "runs");
  // As they are written, the last of all: findings, entries, and the run itself with its figures.
  const [findings = 0, input = 0, run = 0] = created.slice(-3).map(({ bytes }) => bytes);
  const rollUp = Math.max(...bytesOf(doings, "fold it into its roll-up", "roll-ups", "replace"));
  const entries = (teamsOfCouncil / servicesOfCouncil) * 12;
  const access = bytesOf(doings, "submit a run", "access-log", "create")[0] ?? 0;
  const accesses = sum(doings.map((each) => each.timesADay * each.operations.filter(isAccess).length));
  const organisation = Math.max(...bytesOf(doings, "open pane or page", "organisation", "read"));

  const runsOfYear = teamsOfCouncil * workingDaysOfYear;
  const stored: readonly (readonly [string, number])[] = [
    ["entries, kept 90 days", input * runsOfYear * (90 / 365)],
    ["findings, kept 12 months", findings * runsOfYear],
    ["runs with their figures, kept 6 years", run * runsOfYear * years],
    ["roll-ups, kept 6 years", rollUp * servicesOfCouncil * years],
    ["access log, kept 10 years", access * accesses * workingDaysOfYear * years],
  ];
  const storage = stored.map(([what, bytes]): Line => {
    const gigabytes = (bytes * withIndex) / gigabyte;
    return [what, gigabytes, gigabytes * councils];
  });
  const gigabytes = sum(storage.map(([, one = 0]) => one));
  const unitsOfYear = sum(doings.map((each) => unitsOf(each) * each.timesADay * each.daysAYear));
  const unitsOfWorkingDay = sum(doings.map((each) => unitsOf(each) * each.timesADay));
  const unitsOfRun = unitsOf(find(doings, "submit a run")) + unitsOf(find(doings, "fold it into its roll-up"));
  const all = (what: string, one: number): Line => [what, one, one * councils];
  return {
    doings: doings.map((each) => [each.what, unitsOf(each), each.timesADay, unitsOf(each) * each.timesADay]),
    sizes: [
      ["logical partition of `runs`: one run with all that lies beside it at first", findings + input + run],
      ["logical partition of `access-log`: one council's day", access * accesses],
      ["logical partition of `roll-ups`: one service's five years", rollUp * years],
      ["one service's year in one document, of at most 2,097,152", rollUp],
      ["one team's month of it", rollUp / entries],
      ["document of a council", organisation],
    ],
    storage,
    totals: [
      all("runs after five years", runsOfYear * years),
      all("request units a working day", unitsOfWorkingDay),
      all("of these, waiting for changes", unitsOf(find(doings, "wait for changes"))),
      all(
        "request units a second in the busiest hour, when every team submits in it",
        (teamsOfCouncil * unitsOfRun) / 3_600,
      ),
      all("US dollars a month for request units", (unitsOfYear / 12 / 1e6) * price.millionRequestUnits),
      all("gigabytes stored after five years", gigabytes),
      all("US dollars a month for storage after five years", gigabytes * price.gigabyteMonth),
    ],
  };
}

function isAccess({ container, kind }: Operation): boolean {
  return container === "access-log" && kind === "create";
}

function find(doings: readonly Doing[], what: string): Doing {
  const found = doings.find((each) => each.what === what);
  if (found === undefined) throw new Error(`Nothing is counted of “${what}”.`);
  return found;
}

function bytesOf(
  doings: readonly Doing[],
  what: string,
  container: string,
  kind: Operation["kind"],
): readonly number[] {
  const own = find(doings, what).operations.filter((each) => each.container === container && each.kind === kind);
  return own.map(({ bytes }) => bytes);
}
