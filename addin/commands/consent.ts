import type { ReadingWanted } from "../../shared/tracker/understand.ts";
import type { RememberedTracker } from "./remembered.ts";

/** What one person wants done, in one workbook, with the supervision of workers: a colleague's matter. */
export interface SupervisionConsent {
  /** Send what the tables of staff say and check it; the results are shown in this person's pane. */
  readonly checks: boolean;
  /** Mark workers' rows too, which everyone who can open the workbook then reads. */
  readonly marks: boolean;
}

/** What is said of a workbook of staff alone to whoever has not asked for supervision. */
export const noChildren =
  "This workbook has no children in it: tick “Check supervision too”, or open the workbook of your caseload.";

export const withoutSupervision: SupervisionConsent = { checks: false, marks: false };

/** What a person has agreed to. Of somebody who is not known it is not known either, so the cases are checked alone. */
export function consentOf({ supervision }: RememberedTracker, personId: string | undefined): SupervisionConsent {
  if (personId === undefined) return withoutSupervision;
  const checks = supervision.checkedFor.includes(personId);
  return { checks, marks: checks && supervision.markedFor.includes(personId) };
}

/** What is read for whoever has agreed to this: supervision is a colleague's matter. */
export function readingFor({ checks }: SupervisionConsent, referencePattern: string | undefined): ReadingWanted {
  return { tables: checks ? "every-table" : "cases-alone", referencePattern };
}

/** Each person's answer stands by itself, and the last one counts. */
export function withConsent(
  before: RememberedTracker["supervision"] | undefined,
  personId: string,
  { checks, marks }: SupervisionConsent,
): RememberedTracker["supervision"] {
  const others = (people: readonly string[] = []): string[] => people.filter((person) => person !== personId);
  return {
    checkedFor: [...others(before?.checkedFor), ...(checks ? [personId] : [])],
    markedFor: [...others(before?.markedFor), ...(checks && marks ? [personId] : [])],
  };
}
