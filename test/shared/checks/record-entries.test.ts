import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { briefly } from "./briefly.ts";
import { blank, dates, groupDates, table, type RowParts } from "./children.ts";
import { no, unreadable, workers, yes } from "./people.ts";

/** Readings 7.1, 9.7 and the checks on records, as at 15 Sep 2025. */

const discussed = { lastDiscussion: dates("2025-09-08") };
const cannotBeRead = { kind: "unreadable" } as const;
const blankAnswer = { kind: "blank" } as const;
const on = (day: string) => ({ kind: "dated-yes" as const, on: plainDate(day) });
const nothing = "nothing";
const writtenOn = (day: string): RowParts["recordedDate"] & object => ({
  kind: "dates",
  dates: [{ on: plainDate(day), group: false }],
});

describe("what the record of a child's discussion must say", () => {
  it.each<[string, RowParts, string, string]>([
    ["HGY-REC-VIEWS", { viewsRecorded: yes }, "yes", "met: recorded viewsRecorded"],
    ["HGY-REC-VIEWS", { viewsRecorded: no }, "no", "not-met: recorded-as-no viewsRecorded"],
    ["HGY-REC-VIEWS", { viewsRecorded: blankAnswer }, "blank", "cannot-check: not-recorded viewsRecorded"],
    ["HGY-REC-VIEWS", { viewsRecorded: on("2025-09-15") }, "a day that has come", "met: recorded viewsRecorded"],
    [
      "HGY-REC-VIEWS",
      { viewsRecorded: on("2025-09-16") },
      "a day to come",
      "check-entry: lies-ahead viewsRecorded until 2025-09-15",
    ],
    [
      "HGY-REC-PLAN",
      { planAppropriate: no, contingencyPlan: yes },
      "a decision either way",
      "met: recorded planAppropriate",
    ],
    [
      "HGY-REC-PLAN",
      { planAppropriate: blankAnswer, contingencyPlan: no },
      "a no before a blank",
      "not-met: recorded-as-no contingencyPlan",
    ],
    [
      "HGY-REC-PLAN",
      { planAppropriate: cannotBeRead, contingencyPlan: no },
      "a no before an entry to check",
      "not-met: recorded-as-no contingencyPlan",
    ],
    [
      "HGY-REC-PLAN",
      { planAppropriate: blankAnswer, contingencyPlan: cannotBeRead },
      "an entry to check before a blank",
      "check-entry: answer-unreadable contingencyPlan",
    ],
    [
      "HGY-REC-PLAN",
      { planAppropriate: yes, contingencyPlan: blankAnswer },
      "a blank beside a yes",
      "cannot-check: not-recorded contingencyPlan",
    ],
    [
      "HGY-REC-PLAN",
      { planAppropriate: yes },
      "a column that is not there",
      "cannot-check: not-recorded contingencyPlan",
    ],
    [
      "BNT-REC-SMART",
      { smartOutcomes: blankAnswer, actionsReviewed: blankAnswer },
      "the first of two blanks",
      "cannot-check: not-recorded smartOutcomes",
    ],
    [
      "BNT-REC-SMART",
      { smartOutcomes: no, actionsReviewed: no },
      "the first of two that are no",
      "not-met: recorded-as-no smartOutcomes",
    ],
    ["HGY-REC-SEEN", { lastSeen: dates("2025-09-01") }, "a day the child was seen", "met: recorded lastSeen"],
    ["HGY-REC-SEEN", { lastSeen: blank }, "a blank where the day itself must stand", "not-met: left-blank lastSeen"],
    [
      "HGY-REC-SEEN",
      { lastSeen: dates("2025-09-01", "2025-09-16") },
      "a day to come beside another",
      "check-entry: lies-ahead lastSeen until 2025-09-15",
    ],
    [
      "HGY-REC-SEEN",
      { lastSeen: { kind: "cancelled" } },
      "a visit that was cancelled",
      "check-entry: says-cancelled lastSeen",
    ],
    [
      "HGY-REC-CHILD",
      { recordedOnSystem: no, recordedDate: writtenOn("2025-09-09") },
      "the column that is read first",
      "not-met: recorded-as-no recordedOnSystem",
    ],
    ["HGY-REC-CHILD", { recordedDate: writtenOn("2025-09-08") }, "recorded on the day", "met: recorded recordedDate"],
    [
      "HGY-REC-CHILD",
      { recordedDate: writtenOn("2025-09-07") },
      "recorded before the day",
      "check-entry: before-the-discussion recordedDate",
    ],
    [
      "HGY-REC-CHILD",
      { recordedOnSystem: yes, recordedDate: writtenOn("2025-09-07") },
      "recorded, and a day before it in a column that is not read",
      "met: recorded recordedOnSystem",
    ],
    ["HGY-REC-CHILD", { recordedDate: { kind: "no" } }, "not recorded", "not-met: recorded-as-no recordedDate"],
  ])("%s: %#", (id, fields, _, expected) => {
    expect(briefly(id, [table([{ ...discussed, ...fields }])])).toBe(expected);
  });

  it.each<[string, RowParts]>([
    ["no discussion", { lastDiscussion: blank }],
    ["a discussion that cannot be read", { lastDiscussion: unreadable }],
    ["a discussion to come", { lastDiscussion: dates("2025-09-16") }],
  ])("is not asked where there is %s", (_, row) => {
    expect(briefly("HGY-REC-VIEWS", [table([{ viewsRecorded: no, ...row }])])).toBe(nothing);
    expect(briefly("BNT-REC", [table([{ recordedDate: blankAnswer, ...row }])])).toBe(nothing);
  });

  it("is asked of a group discussion in the one council, and in the other where group discussions count", () => {
    const row = {
      lastDiscussion: groupDates("2025-09-08"),
      viewsRecorded: yes,
      smartOutcomes: yes,
      recordedDate: blankAnswer,
    };
    expect(briefly("HGY-REC-VIEWS", [table([row])])).toBe("met: recorded viewsRecorded");
    expect(briefly("BNT-REC-SMART", [table([row])])).toBe(nothing);
    expect(briefly("BNT-REC", [table([row])])).toBe(nothing);
    const choices = { groupDiscussionCounts: true };
    expect(briefly("BNT-REC-SMART", [table([row])], { choices })).toBe("cannot-check: not-recorded actionsReviewed");
    expect(briefly("BNT-REC", [table([row])], { choices })).toContain("overdue: not-yet-recorded");
  });

  it("is told of each child by its own row, one after the other", () => {
    const rows = [{ viewsRecorded: yes }, { viewsRecorded: no }, { viewsRecorded: yes }].map((row, at) => ({
      caseRef: `${at}`,
      ...discussed,
      ...row,
    }));
    expect(briefly("HGY-REC-VIEWS", [table(rows)])).toBe(
      "met: recorded viewsRecorded; not-met: recorded-as-no viewsRecorded; met: recorded viewsRecorded",
    );
  });

  it("is measured from the latest discussion of all rows of the child", () => {
    const rows = [
      { caseRef: "1", lastDiscussion: dates("2025-09-01"), recordedDate: writtenOn("2025-09-09") },
      { caseRef: "1", lastDiscussion: dates("2025-09-08") },
    ];
    expect(briefly("BNT-REC", [table(rows)])).toBe(
      "met: recorded-on recordedDate from lastDiscussion 2025-09-08 due 2025-09-11",
    );
  });
});

it("a record is not looked for where the child's first row has no column for it, though another row has", () => {
  const first = table([{ caseRef: "1", ...discussed }]);
  const second = table([{ caseRef: "1", lastDiscussion: blank, recordedDate: blankAnswer }], { tableId: "t2" });
  expect(briefly("BNT-REC", [first, second])).toBe("cannot-check: not-recorded recordedDate");
  expect(briefly("BNT-REC", [second, first])).toContain("overdue: not-yet-recorded recordedDate");
});

describe("three working days for the record", () => {
  const recorded = (recordedDate: RowParts["recordedDate"], day = "2025-09-08") =>
    briefly("BNT-REC", [table([{ lastDiscussion: dates(day), ...(recordedDate && { recordedDate }) }])]);
  const from = "recordedDate from lastDiscussion 2025-09-08";
  it.each<[string, RowParts["recordedDate"], string]>([
    ["the last day", writtenOn("2025-09-11"), `met: recorded-on ${from} due 2025-09-11`],
    ["the day after it", writtenOn("2025-09-12"), `late: recorded-on ${from} due 2025-09-11`],
    ["the day itself", writtenOn("2025-09-08"), `met: recorded-on ${from} due 2025-09-11`],
    ["the day before", writtenOn("2025-09-07"), `check-entry: before-the-discussion ${from}`],
    ["a day to come", writtenOn("2025-09-16"), "check-entry: lies-ahead recordedDate until 2025-09-15"],
    ["nothing", blankAnswer, `overdue: not-yet-recorded ${from} due 2025-09-11`],
    ["no", { kind: "no" }, `overdue: not-yet-recorded ${from} due 2025-09-11`],
    ["a bare yes", { kind: "yes" }, `cannot-check: recorded-undated ${from}`],
    ["what cannot be read", { kind: "unreadable" }, "check-entry: unreadable recordedDate"],
  ])("%s", (_, entry, expected) => {
    expect(recorded(entry)).toBe(expected);
  });

  it("cannot be counted outside the years whose bank holidays are known", () => {
    expect(recorded(writtenOn("2023-12-21"), "2023-12-20")).toBe(
      "cannot-check: outside-known-holidays recordedDate from lastDiscussion 2023-12-20",
    );
  });

  it("pass over what a council has set as closure days, and nothing else that it has written", () => {
    const row = { lastDiscussion: dates("2025-09-08"), recordedDate: blankAnswer };
    const due = (extraNonWorkingDays: string[]) =>
      /due (\S+)/.exec(briefly("BNT-REC", [table([row])], { choices: { extraNonWorkingDays } }))?.[1];
    expect([due([]), due(["2025-09-10"]), due(["2025-09-09", "2025-09-11"])]).toEqual([
      "2025-09-11",
      "2025-09-12",
      "2025-09-15",
    ]);
  });
});

describe("what is kept of a worker", () => {
  it.each<[string, WorkerFields, string]>([
    ["HGY-REC-MOVE", { dateMoved: dates("2025-09-15"), filePassedOn: yes }, "met: recorded filePassedOn"],
    ["HGY-REC-MOVE", { dateMoved: dates("2025-09-15"), filePassedOn: no }, "not-met: recorded-as-no filePassedOn"],
    ["HGY-REC-MOVE", { dateMoved: dates("2025-09-16"), filePassedOn: no }, nothing],
    ["HGY-REC-MOVE", { dateMoved: blank, filePassedOn: no }, nothing],
    ["HGY-REC-MOVE", { dateMoved: unreadable, filePassedOn: no }, "check-entry: answer-unreadable dateMoved"],
    [
      "HGY-AGR-ALT",
      { alternativeSupervision: yes, additionalAgreement: no },
      "not-met: recorded-as-no additionalAgreement",
    ],
    ["HGY-AGR-ALT", { alternativeSupervision: no, additionalAgreement: no }, nothing],
    ["HGY-AGR-ALT", { alternativeSupervision: blankAnswer, additionalAgreement: no }, nothing],
    [
      "HGY-AGR-ALT",
      { alternativeSupervision: on("2025-09-15"), additionalAgreement: yes },
      "met: recorded additionalAgreement",
    ],
    [
      "HGY-AGR-ALT",
      { alternativeSupervision: on("2025-09-16"), additionalAgreement: no },
      "check-entry: answer-unreadable alternativeSupervision until 2025-09-15",
    ],
    [
      "HGY-AGR-ALT",
      { alternativeSupervision: cannotBeRead, additionalAgreement: no },
      "check-entry: answer-unreadable alternativeSupervision",
    ],
    ["BNT-FILE-NOSU", { serviceUserDocsInFile: no }, "met: recorded serviceUserDocsInFile"],
    ["BNT-FILE-NOSU", { serviceUserDocsInFile: yes }, "not-met: recorded-as-no serviceUserDocsInFile"],
    ["BNT-FILE-NOSU", { fileClearOfServiceUserDocs: yes }, "met: recorded fileClearOfServiceUserDocs"],
    [
      "BNT-FILE-NOSU",
      { serviceUserDocsInFile: blankAnswer, fileClearOfServiceUserDocs: no },
      "not-met: recorded-as-no fileClearOfServiceUserDocs",
    ],
    [
      "BNT-FILE-NOSU",
      { serviceUserDocsInFile: no, fileClearOfServiceUserDocs: no },
      "not-met: recorded-as-no fileClearOfServiceUserDocs",
    ],
    [
      "BNT-FILE-NOSU",
      { serviceUserDocsInFile: cannotBeRead, fileClearOfServiceUserDocs: yes },
      "check-entry: answer-unreadable serviceUserDocsInFile",
    ],
    [
      "BNT-FILE-NOSU",
      { serviceUserDocsInFile: blankAnswer, fileClearOfServiceUserDocs: blankAnswer },
      "cannot-check: not-recorded serviceUserDocsInFile",
    ],
    [
      "BNT-FILE-4",
      { filePersonalInfo: yes, fileAgreement: yes, fileTrainingLog: yes, fileDevelopment: no },
      "met: recorded filePersonalInfo",
    ],
    ["BNT-TRAIN", { trainingNeedsDate: blank }, "cannot-check: nothing-recorded trainingNeedsDate"],
    [
      "BNT-PR",
      { lastPerformanceReview: blank, startDate: dates("2025-01-06") },
      "met: never-from-beginning lastPerformanceReview from startDate 2025-01-06 due 2026-01-06 until 2026-01-06",
    ],
    ["BNT-PR", { lastPerformanceReview: blank, startDate: unreadable }, "check-entry: unreadable startDate"],
    ["BNT-PR", { lastPerformanceReview: unreadable }, "check-entry: unreadable lastPerformanceReview"],
    ["BNT-PR", { lastPerformanceReview: blank }, "cannot-check: nothing-recorded lastPerformanceReview"],
    [
      "HGY-MYCONV",
      { lastMyConversation: dates("2025-01-06") },
      "cannot-check: no-interval from lastMyConversation 2025-01-06",
    ],
    ["HGY-MYCONV", { lastMyConversation: blank }, "cannot-check: no-interval"],
    [
      "HGY-AGR-REV",
      { agreementDate: dates("2025-01-06"), agreementReviewed: dates("2025-06-06") },
      "met: from-last-time agreementDate from agreementReviewed 2025-06-06 due 2026-06-06 until 2026-06-06",
    ],
    [
      "HGY-AGR-REV",
      { agreementDate: dates("2025-06-06"), agreementReviewed: dates("2025-01-06") },
      "met: from-last-time agreementDate from agreementDate 2025-06-06 due 2026-06-06 until 2026-06-06",
    ],
    [
      "HGY-AGR-REV",
      { agreementDate: dates("2025-06-06"), agreementReviewed: unreadable },
      "check-entry: unreadable agreementReviewed",
    ],
    [
      "HGY-PLAN6",
      { nextBooked: dates("2025-09-14") },
      "past-aim: booking-has-passed nextBooked from nextBooked 2025-09-14",
    ],
    [
      "HGY-PLAN6",
      { nextBooked: dates("2025-09-15") },
      "met: booked nextBooked from nextBooked 2025-09-15 until 2025-09-15",
    ],
    ["HGY-PLAN6", { nextBooked: groupDates("2025-10-12") }, "past-aim: nothing-booked nextBooked"],
  ])("%s with %j", (id, fields, expected) => {
    expect(briefly(id, [workers([fields])])).toBe(expected);
  });

  it("ends by calendar months as the council reads the end of one", () => {
    const tables = [workers([{ trainingNeedsDate: dates("2025-08-31") }])];
    const aim = (monthEnd: string) => /aim (\S+)/.exec(briefly("BNT-TRAIN", tables, { choices: { monthEnd } }))?.[1];
    expect([aim("last-day"), aim("next-day")]).toEqual(["2026-02-28", "2026-03-01"]);
  });
});
