/** The tests that say something of the three rooms, those first that notice most in the least time. */
export const testFiles: readonly string[] = [
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
  "test/shared/checks/discussion-clock.test.ts",
  "test/shared/checks/log-rows.test.ts",
  "test/shared/checks/record-entries.test.ts",
  "test/shared/checks/agreements.test.ts",
  "test/shared/checks/newly-qualified.test.ts",
  "test/shared/checks/absences.test.ts",
  "test/shared/checks/how-long-it-stands.test.ts",
  "test/shared/checks/which-entry.test.ts",
  "test/shared/checks/scope.test.ts",
  "test/shared/checks/staff-scope.test.ts",
  "test/shared/policy/new-council.test.ts",
  "test/shared/calendar/arithmetic.test.ts",
  "test/shared/checks/laws.test.ts",
  "test/shared/checks/people-laws.test.ts",
];

/** Sweeps over every day of years, which take seconds where other tests take milliseconds and notice no more. */
export const leftOut = /for every day of two years|last day of the aim and past it|every day from 1900 to 2100/;
