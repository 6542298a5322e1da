/** The tests that say something of the calendar, the policies and the checks, those first that notice most in the least time. */
const testsOfChecks: readonly string[] = [
  "test/shared/policy/faults-told.test.ts",
  "test/shared/policy/naming.test.ts",
  "test/shared/policy/accounts.test.ts",
  "test/shared/policy/describe.test.ts",
  "test/shared/policy/validator.test.ts",
  "test/shared/calendar/working-days.test.ts",
  "test/shared/policy/policies.test.ts",
  "test/shared/policy/format.test.ts",
  "test/shared/policy/discussion-clock.test.ts",
  "test/shared/calendar/days-as-written.test.ts",
  "test/shared/checks/worked-examples.test.ts",
  "test/shared/checks/told.test.ts",
  "test/mutation/whole-trackers.ts",
  "test/shared/checks/dated-rules.test.ts",
  "test/shared/checks/words.test.ts",
  "test/shared/checks/bare-results.test.ts",
  "test/shared/checks/odd-policies.test.ts",
  "test/shared/checks/discussion-clock.test.ts",
  "test/shared/checks/log-rows.test.ts",
  "test/shared/checks/record-entries.test.ts",
  "test/shared/checks/agreements.test.ts",
  "test/shared/checks/newly-qualified.test.ts",
  "test/shared/checks/absences.test.ts",
  "test/shared/checks/how-long-it-stands.test.ts",
  "test/shared/checks/which-entry.test.ts",
  "test/shared/checks/scope.test.ts",
  "test/shared/checks/rows-disagree.test.ts",
  "test/shared/checks/staff-scope.test.ts",
  "test/shared/policy/new-council.test.ts",
  "test/shared/calendar/arithmetic.test.ts",
  "test/shared/policy/constraints.test.ts",
  "test/shared/policy/json-schema.test.ts",
  "test/shared/northshire/workers.test.ts",
  "test/shared/northshire/tiered-cadence.test.ts",
  "test/shared/northshire/checkpoints.test.ts",
  "test/shared/northshire/hours-deadline.test.ts",
  "test/shared/northshire/sessions-and-teams.test.ts",
  "test/shared/northshire/every-state.test.ts",
  "test/shared/policy/sweep-and-judges.test.ts",
  "test/shared/policy/validator-laws.test.ts",
  "test/shared/northshire/laws.test.ts",
  "test/shared/checks/laws.test.ts",
  "test/shared/checks/people-laws.test.ts",
];

/** The same of the reading of trackers. */
const testsOfReading: readonly string[] = [
  "test/shared/tracker/cells.test.ts",
  "test/shared/tracker/read-cells.test.ts",
  "test/shared/tracker/read-log-cells.test.ts",
  "test/shared/tracker/read-people-cells.test.ts",
  "test/shared/tracker/read-date.test.ts",
  "test/shared/tracker/names.test.ts",
  "test/shared/tracker/names-as-labels.test.ts",
  "test/shared/tracker/child-names.test.ts",
  "test/shared/tracker/reference.test.ts",
  "test/shared/tracker/columns.test.ts",
  "test/shared/tracker/cells-that-repeat.test.ts",
  "test/shared/tracker/rows.test.ts",
  "test/shared/tracker/layout-headings.test.ts",
  "test/shared/tracker/layout-fit.test.ts",
  "test/shared/tracker/column-confidence.test.ts",
  "test/shared/tracker/headings-known.test.ts",
  "test/shared/tracker/understand-people.test.ts",
  "test/shared/tracker/understand.test.ts",
  "test/shared/tracker/same-children.test.ts",
  "test/shared/tracker/sheets-of-workers.test.ts",
  "test/shared/tracker/said-of-rows.test.ts",
  "test/shared/tracker/several-tables.test.ts",
  "test/shared/tracker/detect.test.ts",
  "test/shared/tracker/cases-alone.test.ts",
  "test/mutation/trackers-anew.ts",
  "test/shared/tracker/rows-of-team.test.ts",
  "test/shared/tracker/date-cells-fuzz.test.ts",
  "test/shared/tracker/composed-sheets.test.ts",
];

export const testFiles = [...testsOfChecks, ...testsOfReading];

/** A mutant is judged by the tests of its own room: the others meet many of them and notice no more. */
export function testFilesFor(mutated: string): readonly string[] {
  return /[/\\]shared[/\\]tracker[/\\]/u.test(mutated) ? testsOfReading : testsOfChecks;
}

/** Sweeps over every day of years, which take seconds where other tests take milliseconds and notice no more. */
export const leftOut =
  /for every day of two years|last day of the aim and past it|every day from 1900 to 2100|any sheet at all/;
