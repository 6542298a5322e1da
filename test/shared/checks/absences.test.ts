import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { briefly } from "./briefly.ts";
import { blank, dates } from "./children.ts";
import { away, no, role, unreadable, workers, yes } from "./people.ts";

/** Readings 3.10, 3.12, 6 (absence cells) and HGY-ABS, as at 15 Sep 2025. */

const nobodyPlanned = { absencePlanned: { kind: "unplanned" } } as const;
const ofKind = (planned: boolean, first = "2025-09-01") => ({ ...away(first), planned }) as WorkerFields["absence"];

describe("cover for a worker who is away", () => {
  it.each<[string, WorkerFields, string]>([
    [
      "the last day in time",
      { absenceFrom: away("2025-09-09"), ...nobodyPlanned, coverArranged: no },
      "met: away-without-cover coverArranged from absenceFrom 2025-09-09 due 2025-09-15 until 2025-09-15",
    ],
    [
      "the day after it",
      { absenceFrom: away("2025-09-08"), ...nobodyPlanned, coverArranged: no },
      "overdue: away-without-cover coverArranged from absenceFrom 2025-09-08 due 2025-09-14",
    ],
    [
      "the last day in time, whether it was planned not recorded",
      { absenceFrom: away("2025-09-09"), coverArranged: no },
      "met: away-without-cover coverArranged from absenceFrom 2025-09-09 due 2025-09-15 until 2025-09-15",
    ],
    [
      "the day after it, whether it was planned not recorded",
      { absenceFrom: away("2025-09-08"), coverArranged: no },
      "cannot-check: absence-planned-or-not absencePlanned",
    ],
    [
      "cover and a first day",
      { absence: away("2025-09-08"), ...nobodyPlanned, coverArranged: yes },
      "met: cover-arranged coverArranged due 2025-09-14",
    ],
    [
      "cover and no first day",
      { absence: away(), ...nobodyPlanned, coverArranged: yes },
      "met: cover-arranged coverArranged",
    ],
    [
      "neither cover nor a first day",
      { absence: away(), ...nobodyPlanned, coverArranged: no },
      "cannot-check: absence-undated absenceFrom",
    ],
    [
      "an entry on cover that cannot be read",
      { absence: away("2025-09-08"), ...nobodyPlanned, coverArranged: { kind: "unreadable" } },
      "check-entry: answer-unreadable coverArranged",
    ],
    [
      "cover from a day to come",
      {
        absence: away("2025-09-01"),
        ...nobodyPlanned,
        coverArranged: { kind: "dated-yes", on: plainDate("2025-09-20") },
      },
      "check-entry: answer-unreadable coverArranged until 2025-09-19",
    ],
    [
      "an entry on whether it was planned that cannot be read",
      {
        absence: away("2025-09-08", "2025-09-20"),
        absencePlanned: { kind: "unreadable" },
        coverArranged: no,
      },
      "check-entry: absence-unreadable absencePlanned until 2025-09-20",
    ],
    ["an absence that was planned", { absence: ofKind(true), coverArranged: no }, "nothing"],
    [
      "an absence of an unplanned kind",
      { absence: ofKind(false), coverArranged: no },
      "overdue: away-without-cover coverArranged from absenceFrom 2025-09-01 due 2025-09-07",
    ],
    [
      "a kind that only the column of the first day tells",
      { absence: away(), absenceFrom: ofKind(true), coverArranged: no },
      "nothing",
    ],
    [
      "a column that says otherwise than the kind: the column decides",
      { absence: ofKind(true), ...nobodyPlanned, coverArranged: no },
      "overdue: away-without-cover coverArranged from absenceFrom 2025-09-01 due 2025-09-07",
    ],
    [
      "a column that says planned of an unplanned kind",
      { absence: ofKind(false), absencePlanned: { kind: "planned" }, coverArranged: no },
      "nothing",
    ],
    [
      "an absence that begins tomorrow",
      { absence: away("2025-09-16"), ...nobodyPlanned, coverArranged: no },
      "nothing",
    ],
    [
      "an absence whose last day was yesterday",
      { absence: away("2025-09-01", "2025-09-14"), ...nobodyPlanned, coverArranged: no },
      "nothing",
    ],
    [
      "a first day in one column and a bare word in the other",
      { absenceFrom: away(), absence: away("2025-09-10"), ...nobodyPlanned, coverArranged: no },
      "met: away-without-cover coverArranged from absenceFrom 2025-09-10 due 2025-09-16 until 2025-09-16",
    ],
    [
      "a last day in one column and none in the other",
      {
        absenceFrom: away("2025-09-10"),
        absence: away("2025-09-10", "2025-09-14"),
        ...nobodyPlanned,
        coverArranged: no,
      },
      "nothing",
    ],
    ["no absence", { absence: { kind: "blank" }, coverArranged: no }, "nothing"],
  ])("%s", (_, fields, expected) => {
    expect(briefly("HGY-ABS", [workers([fields])])).toBe(expected);
  });

  it.each(["absence", "absenceFrom", "absenceTo", "returnDate"] as const)("asks for a look at %s", (field) => {
    const fields = { absence: away("2025-09-01"), coverArranged: no, [field]: unreadable };
    expect(briefly("HGY-ABS", [workers([fields])])).toBe(`check-entry: absence-unreadable ${field}`);
  });

  it.each(["blank", "nothing", "new"] as const)("takes a last day that is %s for none", (kind) => {
    const fields = { absence: away("2025-09-10"), absenceTo: { kind }, returnDate: { kind }, coverArranged: no };
    expect(briefly("HGY-ABS", [workers([fields])])).toContain("met: away-without-cover");
  });
});

describe("what is overdue while a worker is away", () => {
  const late = { role: role("social-worker"), lastOneToOne: dates("2025-08-01") };
  it.each<[string, WorkerFields, string]>([
    ["stands until the day before the return", { returnDate: dates("2025-09-20") }, "absent until 2025-09-19"],
    ["stands until the last day", { absenceTo: dates("2025-09-17") }, "absent until 2025-09-17"],
    ["stands for ever where no end is known", { absenceTo: blank }, "absent"],
  ])("%s", (_, fields, expected) => {
    const said = briefly("BNT-SUP", [workers([{ ...late, absenceFrom: away("2025-08-20"), ...fields }])]);
    expect(said.replace(/:.* due 2025-08-29/, "")).toBe(expected);
  });
});
