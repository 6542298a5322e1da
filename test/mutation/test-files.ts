/** The tests that say something of the three rooms, those first that notice most in the least time. */
export const testFiles: readonly string[] = [
  "test/shared/calendar/working-days.test.ts",
  "test/shared/calendar/days-as-written.test.ts",
  "test/shared/checks/worked-examples.test.ts",
  "test/shared/checks/told.test.ts",
  "test/mutation/whole-trackers.ts",
  "test/shared/checks/dated-rules.test.ts",
  "test/shared/checks/words.test.ts",
  "test/shared/checks/discussion-clock.test.ts",
  "test/shared/checks/scope.test.ts",
  "test/shared/checks/staff-scope.test.ts",
  "test/shared/policy/new-council.test.ts",
  "test/shared/policy/policies.test.ts",
  "test/shared/calendar/arithmetic.test.ts",
  "test/shared/checks/laws.test.ts",
  "test/shared/checks/people-laws.test.ts",
];
