import { addDays, addMonths, differenceInCalendarDays, format } from "date-fns";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBetween, plusDays, plusMonths, plusWeeks } from "../../../shared/calendar/arithmetic.ts";
import { fromDayNumber, toDayNumber } from "../../../shared/calendar/day-number.ts";
import { lastDayOf, monthOf, plusWholeMonths } from "../../../shared/calendar/month.ts";
import { isPlainDate, plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import { plusWorkingDays } from "../../../shared/calendar/working-days.ts";
import { vectors, type ArithmeticExample } from "../vectors.ts";

const seeded = { seed: 20_250_915, numRuns: 2000 };
const first = toDayNumber(plainDate("1980-01-01"));
const last = toDayNumber(plainDate("2060-12-31"));
const days = fc.integer({ min: first, max: last }).map(fromDayNumber);

/** Noon, so that no clock change of any zone can move the day. */
function atNoon(day: PlainDate): Date {
  return new Date(`${day}T12:00:00`);
}

function dayOf(date: Date): string {
  return format(date, "yyyy-MM-dd");
}

describe("calendar arithmetic", () => {
  const results: Record<Exclude<ArithmeticExample["rule"], "gaps">, (from: PlainDate, n: number) => unknown> = {
    days: plusDays,
    weeks: plusWeeks,
    months: plusMonths,
    workingDays: plusWorkingDays,
    calendarMonth: (from) => lastDayOf(plusWholeMonths(monthOf(from), 1)),
  };

  it.each(vectors.arithmetic.filter(({ rule }) => rule !== "gaps"))(
    "agrees with worked example $id: $n $rule from $from",
    ({ rule, from, n, expect: expected }) => {
      if (rule === "gaps" || typeof from !== "string") throw new TypeError("not one day");
      expect(results[rule](from, n ?? 0) ?? null).toEqual(expected === "cannot-check" ? null : expected);
    },
  );

  it("counts the gaps between monthly meetings in days, as in worked example V23", () => {
    const example = vectors.arithmetic.find(({ rule }) => rule === "gaps");
    const met = example?.from as PlainDate[];
    const gaps = met.slice(1).map((day, index) => daysBetween(met[index] ?? day, day));
    expect(example?.expect).toMatchObject({ days: gaps });
  });

  it("agrees with date-fns on days and months, from any day to any other", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -500, max: 500 }), (day, n) => {
        expect(plusDays(day, n)).toBe(dayOf(addDays(atNoon(day), n)));
        expect(plusMonths(day, n)).toBe(dayOf(addMonths(atNoon(day), n)));
      }),
      seeded,
    );
    fc.assert(
      fc.property(days, days, (one, other) => {
        expect(daysBetween(one, other)).toBe(differenceInCalendarDays(atNoon(other), atNoon(one)));
      }),
      seeded,
    );
  });

  it("gives every day from 1900 to 2100 its own number, and back", () => {
    let number = toDayNumber(plainDate("1900-01-01"));
    for (let day = fromDayNumber(number); day <= "2100-12-31"; day = fromDayNumber(number)) {
      expect(isPlainDate(day) && toDayNumber(day) === number, day).toBe(true);
      number += 1;
    }
  });

  it("goes to the first of the next month instead of a shorter month's end where that is the choice", () => {
    const from = plainDate("2025-01-31");
    expect(plusMonths(from, 1, "next-day")).toBe("2025-03-01");
    expect(plusMonths(from, 3, "next-day")).toBe("2025-05-01");
    expect(plusMonths(from, 2, "next-day")).toBe("2025-03-31");
    expect(plusMonths(plainDate("2024-12-31"), 2, "next-day")).toBe("2025-03-01");
  });

  it("moves across the clock changes of spring and autumn by whole days", () => {
    expect(plusDays(plainDate("2025-03-29"), 1)).toBe("2025-03-30");
    expect(plusDays(plainDate("2025-03-30"), 1)).toBe("2025-03-31");
    expect(plusWeeks(plainDate("2025-09-01"), 8)).toBe("2025-10-27");
  });

  it("counts months across the year end in both directions", () => {
    expect(plusWholeMonths("2025-12", 1)).toBe("2026-01");
    expect(plusWholeMonths("2026-01", -1)).toBe("2025-12");
  });

  it("ends February by the leap years of the calendar, centuries included", () => {
    const lastDays = ["2023", "2024", "2000", "2100"].map((year) => lastDayOf(`${year}-02`));
    expect(lastDays).toEqual(["2023-02-28", "2024-02-29", "2000-02-29", "2100-02-28"]);
    // The last day of the cycle of four hundred years.
    expect([1, 2].map((days) => plusDays(plainDate("2000-02-28"), days))).toEqual(["2000-02-29", "2000-03-01"]);
  });
});
