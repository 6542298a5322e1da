import { addMonths, format } from "date-fns";
import { describe, expect, it } from "vitest";
import { bankHolidays, knownHolidays } from "../../../shared/calendar/bank-holidays.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { isWorkingDay, plusWorkingDays } from "../../../shared/calendar/working-days.ts";

describe("working days", () => {
  it("has eight bank holidays in every year that it knows, none of them on a weekend", () => {
    for (const year of ["2024", "2025", "2026", "2027", "2028"]) {
      expect(
        [...bankHolidays].filter((day) => day.startsWith(year)),
        year,
      ).toHaveLength(8);
    }
    expect(bankHolidays.size).toBe(40);
    for (const day of bankHolidays) expect([0, 6], day).not.toContain(new Date(`${day}T12:00:00Z`).getUTCDay());
  });

  it("knows the bank holidays of at least a year from today: when this fails, add the years that gov.uk has published", () => {
    const inAYear = format(addMonths(new Date(), 12), "yyyy-MM-dd");
    expect(knownHolidays.to >= inAYear, `known until ${knownHolidays.to}, needed until ${inAYear}`).toBe(true);
  });

  it("says nothing of days whose bank holidays are not known", () => {
    expect(isWorkingDay(plainDate("2023-12-29"))).toBeUndefined();
    expect(isWorkingDay(plainDate("2029-01-02"))).toBeUndefined();
    expect(plusWorkingDays(plainDate("2028-12-28"), 3)).toBeUndefined();
    expect(plusWorkingDays(plainDate("2023-12-29"), 3)).toBeUndefined();
  });

  it("knows the first and the last day of its years, and counts from no day before them", () => {
    expect(isWorkingDay(plainDate("2024-01-01"))).toBe(false);
    expect(isWorkingDay(plainDate("2028-12-31"))).toBe(false);
    expect(plusWorkingDays(plainDate("2028-12-28"), 1)).toBe("2028-12-29");
    expect(plusWorkingDays(plainDate("2023-12-31"), 1)).toBeUndefined();
    expect(plusWorkingDays(plainDate("2023-12-31"), 0)).toBeUndefined();
  });

  it("takes the event's own day as day 0, also on a Saturday or a bank holiday", () => {
    expect(plusWorkingDays(plainDate("2025-12-25"), 1)).toBe("2025-12-29");
    expect(plusWorkingDays(plainDate("2025-06-07"), 0)).toBe("2025-06-07");
  });

  it("passes over the closure days of a council", () => {
    const closures = new Set([plainDate("2025-06-10")]);
    expect(isWorkingDay(plainDate("2025-06-10"), closures)).toBe(false);
    expect(plusWorkingDays(plainDate("2025-06-05"), 3, closures)).toBe("2025-06-11");
  });
});
