import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDayNumber } from "../../../shared/calendar/day-number.ts";
import { dayFromSerial, serialFromDay } from "../../../shared/calendar/excel-serial.ts";
import { dayInWords, monthInWords } from "../../../shared/calendar/format.ts";
import { isPlainDate, plainDate } from "../../../shared/calendar/plain-date.ts";

describe("days as people and workbooks write them", () => {
  it("writes a day and a month in words", () => {
    expect(dayInWords(plainDate("2025-09-06"))).toBe("6 Sep 2025");
    expect(dayInWords(plainDate("2026-12-31"))).toBe("31 Dec 2026");
    expect(monthInWords("2025-09")).toBe("September 2025");
  });

  it("reads Excel's numbers in both date systems", () => {
    expect(dayFromSerial(45_658, 1900)).toBe("2025-01-01");
    expect(dayFromSerial(44_196, 1904)).toBe("2025-01-01");
    expect(serialFromDay(plainDate("2025-01-01"), 1900)).toBe(45_658);
    expect(serialFromDay(plainDate("2025-01-01"), 1904)).toBe(44_196);
  });

  it("drops a time of day and never rounds it up", () => {
    expect(dayFromSerial(45_658.999_99, 1900)).toBe("2025-01-01");
  });

  it("knows no day before 1 Mar 1900, where Excel counts a day that never was", () => {
    expect(dayFromSerial(60, 1900)).toBeUndefined();
    expect(dayFromSerial(61, 1900)).toBe("1900-03-01");
    expect(dayFromSerial(0, 1904)).toBe("1904-01-01");
    expect(dayFromSerial(-1, 1904)).toBeUndefined();
    expect(serialFromDay(plainDate("1900-03-01"), 1900)).toBe(61);
    expect(serialFromDay(plainDate("1904-01-01"), 1904)).toBe(0);
    expect(() => serialFromDay(plainDate("1900-02-28"), 1900)).toThrow(
      "1900-02-28 has no serial in the 1900 date system",
    );
  });

  it("knows no day of a number that is none, or after the year 9999", () => {
    expect(dayFromSerial(Number.NaN, 1900)).toBeUndefined();
    expect(dayFromSerial(Number.POSITIVE_INFINITY, 1900)).toBeUndefined();
    expect(dayFromSerial(2_958_465, 1900)).toBe("9999-12-31");
    expect(dayFromSerial(2_958_466, 1900)).toBeUndefined();
  });

  it("comes back to the same day through a serial", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 60_000 }),
        fc.constantFrom(1900 as const, 1904 as const),
        (n, system) => {
          const day = fromDayNumber(n);
          expect(dayFromSerial(serialFromDay(day, system), system)).toBe(day);
        },
      ),
      { seed: 1904, numRuns: 500 },
    );
  });

  it("accepts as a day only what the calendar has", () => {
    expect(isPlainDate("2024-02-29")).toBe(true);
    for (const text of ["2025-02-29", "2025-13-01", "2025-9-1", "2025-09-01T00:00", "+012025-09-01", "today", ""]) {
      expect(isPlainDate(text), text).toBe(false);
      expect(() => plainDate(text), text).toThrow(`Not a calendar day: ${text}`);
    }
  });

  it("accepts just the days that the machine's own calendar has, of all that can be written with two digits", () => {
    const pairs = Array.from({ length: 100 }, (_, number) => number.toString().padStart(2, "0"));
    const texts = ["1900", "2000", "2024", "2025"].flatMap((year) =>
      pairs.flatMap((month) => pairs.map((date) => `${year}-${month}-${date}`)),
    );
    const existing = texts.filter((text) => {
      const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
      const at = new Date(Date.UTC(year, month - 1, date));
      return at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
    });
    expect(texts.filter(isPlainDate)).toEqual(existing);
  });
});
