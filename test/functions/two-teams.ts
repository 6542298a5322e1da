import type { Submission } from "../../shared/contract/routes.ts";
import { dayOf, key, runNumber, tableOf, trackerId } from "./sample.ts";

/** Two teams of one service, with one child who stands in the trackers of both. */

interface Child {
  readonly ref: string;
  readonly discussedOn: string;
  readonly allocatedOn?: string;
}

export const workerOfTwoTeams = "Alma Thistlewood";

function submissionOf(...children: readonly Child[]): Submission {
  const table = tableOf(...children.map(({ discussedOn }) => discussedOn));
  const rows = table.rows.map((row, index) => {
    const { ref = "", allocatedOn } = children[index] ?? {};
    const dateAllocated =
      allocatedOn === undefined
        ? { kind: "blank" as const }
        : { kind: "dates" as const, dates: [{ on: dayOf(allocatedOn), group: false }] };
    return { ...row, caseRef: ref, fields: { ...row.fields, dateAllocated, worker: workerOfTwoTeams } };
  });
  const mappedFields = [...table.mappedFields, "dateAllocated" as const, "worker" as const];
  return { trackerId, month: "2025-09", tables: [{ ...table, mappedFields, rows }] };
}

/** M1 is overdue, as is M3 a week later. */
export const ofEast = submissionOf(
  { ref: "M1", discussedOn: "2025-01-03", allocatedOn: "2025-02-03" },
  { ref: "M2", discussedOn: "2025-09-01" },
  { ref: "M3", discussedOn: "2025-01-10" },
);
const own = { ref: "M9", discussedOn: "2025-09-01" };
/** The child has come to this team and been discussed. */
export const ofWest = submissionOf({ ref: "m1", discussedOn: "2025-09-01", allocatedOn: "2025-08-04" }, own);
export const ofWestAlone = submissionOf(own);

export const east = { team: "east", runId: key.runId };
export const west = { team: "west", runId: runNumber(2) };
