import type { Caller } from "../../../functions/ports.ts";
import { type RouteName, routes } from "../../../shared/contract/routes.ts";
import * as people from "../sample.ts";

/**
 * Who may do what: every route, asked by everybody about the team East of the service Safeguarding in Haringey. `yes` is
 * let in; `-` is refused in words (403). In the columns of tokens, `401` is refused before anything is looked at. West is
 * another team of the same service, Looked After a team of another service, Barnet another council.
 */
const written = `
                   | East                       | West    | Looked After    | Barnet                                 | Haringey         | nowhere                   | token
                   | manager deputy cover head  | manager | manager head    | manager head qa administrator          | qa administrator | departed nobody roleless  | none expired audience key algorithm
health             | yes     yes    yes   yes   | yes     | yes     yes     | yes     yes  yes yes                   | yes yes          | yes      yes    yes       | yes  yes     yes      yes yes
openApi            | yes     yes    yes   yes   | yes     | yes     yes     | yes     yes  yes yes                   | yes yes          | yes      yes    yes       | yes  yes     yes      yes yes
me                 | yes     yes    yes   yes   | yes     | yes     yes     | yes     yes  yes yes                   | yes yes          | yes      yes    yes       | 401  401     401      401 401
policies           | yes     yes    yes   yes   | yes     | yes     yes     | yes     yes  yes yes                   | yes yes          | yes      yes    yes       | 401  401     401      401 401
policy             | yes     yes    yes   yes   | yes     | yes     yes     | yes     yes  yes yes                   | yes yes          | yes      yes    yes       | 401  401     401      401 401
check              | yes     yes    yes   yes   | yes     | yes     yes     | -       -    -   -                     | yes -            | -        -      -         | 401  401     401      401 401
submit             | yes     yes    yes   -     | -       | -       -       | -       -    -   -                     | -   -            | -        -      -         | 401  401     401      401 401
run                | yes     yes    yes   yes   | -       | -       -       | -       -    -   -                     | yes -            | -        -      -         | 401  401     401      401 401
findings           | yes     yes    yes   yes   | -       | -       -       | -       -    -   -                     | yes -            | -        -      -         | 401  401     401      401 401
rePerform          | -       -      -     -     | -       | -       -       | -       -    -   -                     | yes -            | -        -      -         | 401  401     401      401 401
drawSample         | yes     yes    yes   -     | -       | -       -       | -       -    -   -                     | yes -            | -        -      -         | 401  401     401      401 401
sample             | yes     yes    yes   -     | -       | -       -       | -       -    -   -                     | yes -            | -        -      -         | 401  401     401      401 401
answerSample       | yes     yes    yes   -     | -       | -       -       | -       -    -   -                     | yes -            | -        -      -         | 401  401     401      401 401
dispute            | yes     yes    yes   yes   | -       | -       -       | -       -    -   -                     | yes -            | -        -      -         | 401  401     401      401 401
erase              | -       -      -     -     | -       | -       -       | -       -    -   -                     | -   yes          | -        -      -         | 401  401     401      401 401
runsAbout          | -       -      -     -     | -       | -       -       | -       -    -   -                     | -   yes          | -        -      -         | 401  401     401      401 401
audits             | yes     yes    yes   yes   | yes     | yes     yes     | -       -    -   -                     | yes -            | -        -      -         | 401  401     401      401 401
rollUp             | -       -      -     yes   | -       | -       -       | -       -    -   -                     | yes -            | -        -      -         | 401  401     401      401 401
sharedCases        | -       -      -     yes   | -       | -       -       | -       -    -   -                     | yes -            | -        -      -         | 401  401     401      401 401
organisation       | yes     yes    yes   yes   | yes     | yes     yes     | -       -    -   -                     | yes yes          | -        -      -         | 401  401     401      401 401
changeOrganisation | -       -      -     -     | -       | -       -       | -       -    -   -                     | -   yes          | -        -      -         | 401  401     401      401 401
changeGrants       | -       -      -     yes   | -       -       -       | -       -    -   -                     | -   yes          | -        -      -         | 401  401     401      401 401
morningList        | -       -      -     yes   | -       -       yes     | -       -    -   -                     | yes yes          | -        -      -         | 401  401     401      401 401
retentionReport    | -       -      -     -     | -       -       -       | -       -    -   -                     | yes yes          | -        -      -         | 401  401     401      401 401
accessLog          | -       -      -     -     | -       | -       -       | -       -    -   -                     | yes yes          | -        -      -         | 401  401     401      401 401
`;

/** In the order of the columns. */
export const askers: readonly Caller[] = [
  people.manager,
  people.deputy,
  people.cover,
  people.head,
  people.otherManager,
  people.inCareManager,
  people.otherHead,
  people.barnetManager,
  people.barnetHead,
  people.barnetQa,
  people.barnetAdministrator,
  people.qa,
  people.administrator,
  people.departed,
  people.nobody,
  people.roleless,
];
export const tokenFaults = ["none", "expired", "audience", "key", "algorithm"] as const;
export type TokenFault = (typeof tokenFaults)[number];

export interface Row {
  readonly route: RouteName;
  /** In the order of the askers. */
  readonly lets: readonly boolean[];
  /** In the order of the faults of tokens. */
  readonly isOpen: readonly boolean[];
}

export const table: readonly Row[] = written.trim().split("\n").slice(2).map(rowFrom);

function rowFrom(text: string): Row {
  const [route = "", ...groups] = text.split("|").map((part) => part.trim());
  const cells = groups.flatMap((group) => group.split(/\s+/));
  if (!(route in routes)) throw new Error(`The table tells of “${route}”, which is no route.`);
  if (cells.length !== askers.length + tokenFaults.length) throw new Error(`The row of ${route} is not whole.`);
  const odd = cells.find((cell, index) => !(index < askers.length ? ["yes", "-"] : ["yes", "401"]).includes(cell));
  if (odd !== undefined) throw new Error(`The row of ${route} says “${odd}”.`);
  const lets = cells.map((cell) => cell === "yes");
  return {
    route: route as RouteName,
    lets: lets.slice(0, askers.length),
    isOpen: lets.slice(askers.length),
  };
}
