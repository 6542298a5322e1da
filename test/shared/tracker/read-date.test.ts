import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serialFromDay } from "../../../shared/calendar/excel-serial.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { CellValue } from "../../../shared/tracker/grid.ts";
import { isPlausible, readDateCell, type DateContext } from "../../../shared/tracker/read-date.ts";

const asAt = plainDate("2025-09-15");
const event: DateContext = { asAt, date1904: false, column: "event" };
const booking: DateContext = { ...event, column: "booking" };

function kindOf(value: CellValue, context = event): string {
  return readDateCell({ value }, context).entry.kind;
}

/** Days, with "g" after those of a group; otherwise the kind. */
function daysOf(value: CellValue, context = event): string {
  const { entry } = readDateCell({ value }, context);
  return entry.kind === "dates" ? entry.dates.map(({ on, group }) => on + (group ? "g" : "")).join(" ") : entry.kind;
}

describe("a date in text", () => {
  it.each([
    ["Thursday 6th March 2025", "2025-03-06"],
    ["6/3/25 2pm", "2025-03-06"],
    ["6/3/25 at 2:30 pm with JO", "2025-03-06"],
    ["6/3/25\u00a0", "2025-03-06"],
    ["6Mar25", "2025-03-06"],
    ["29 Feb 2024", "2024-02-29"],
    ["12/3/25-9/4/25", "2025-03-12 2025-04-09"],
    ["12 Mar 25 and 9 Apr 25", "2025-03-12 2025-04-09"],
    ["grp sup 12/3/25, 9/4/25", "2025-03-12g 2025-04-09"],
    ["12/3/25 (group supervision) & 9/4/25", "2025-03-12g 2025-04-09"],
    ["12/3/25 (mapping)", "2025-03-12g"],
    ["1:1 12/3/25", "2025-03-12"],
    ["1-2-1 on 12/3/25", "2025-03-12"],
    ["week commencing 10 March 2025", "2025-03-10"],
    ["J.O. 12/3/25", "2025-03-12"],
    ["6 Mar 25 10 AM", "2025-03-06"],
    ["6 Mar 25 AM", "2025-03-06"],
    ["2025-03-06 2:30 pm", "2025-03-06"],
    ["2025-03-06: held", "2025-03-06"],
    ["group 12/3/25 (mapping)", "2025-03-12g"],
    ["group 12/3/25, 9/4/25 group, 6/5/25", "2025-03-12g 2025-04-09g 2025-05-06"],
    ["2025-03-06 2:30pm", "2025-03-06"],
    ["2025-03-06 9:15", "2025-03-06"],
    ["2025-03-06T23:59:59.999Z", "2025-03-06"],
    ["2025-03-06T10:15:00+01:00", "2025-03-06"],
    ["2025-03-06T10:15+0100", "2025-03-06"],
    ["6/3/25 10:15:30", "2025-03-06"],
    ["6/3/25 2:30pm", "2025-03-06"],
    [
      "Tue 4/3/25, Wed 5/3/25, Thur 6/3/25, Fri 7/3/25, Sun. 9/3/25",
      "2025-03-04 2025-03-05 2025-03-06 2025-03-07 2025-03-09",
    ],
  ])("%j is read as %s", (text, days) => {
    expect(daysOf(text)).toBe(days);
  });

  it.each([
    ...["6 Mar, 25", "7 Aug 20 Aug", "7 Aug 20-Aug", "7 Aug 20/8/25", "12 June 25 June 25", "6/3.25", "2025/03/06"],
    ...["12/3/25 or 13/3/25", "12/3/25 NOT DONE", "12/3/25 not done", "12/3/25 x2", "12/3/25 12", "3-4/10/25"],
    ...["1/12/3/25", "31/04/2025", "29 Feb 2025", "0/1/25", "1/0/25", "6/3/1989", "1/1/2031", "45722", "6th March"],
    ...["6 Mar 10 AM", "6 Mar 10PM", "6 March 09 a.m", "6 Mar 02 HRS", "6 Mar 12 WKS", "NO 12/3/25", "12/3/25 N/A"],
    ...["group 12/3/25, group 9/4/25", "2025-03-06T41:30:00Z", "١٢/٣/٢٥", "12/3/\u200e25", "12/3/25 NIL"],
    ...["12/3/25 withheld", "12/3/25/9/4/25", "7 Aug 20-8/9/25", "12/3/25 NONE", "12/3/25 N/K", "12/3/25 Wed"],
    ...["w/c", "JO", "and", "(group)", "14:30", "12/3/25 25:00", "2025-03-06T25:99 12", "March 6, 2025"],
  ])("%j is never guessed", (text) => {
    expect(kindOf(text)).toBe("unreadable");
  });

  it.each([
    ["Closed (NFA)", "closed"],
    ["closed - 3 Sep 2025", "closed"],
    ["N.F.A.", "closed"],
    ["Tx out 01/09", "closed"],
    ["Closing", "unreadable"],
    ["Closed to CP, now CIN", "unreadable"],
    ["Not closed 3/9", "unreadable"],
    ["Case closed?", "closed"],
    ["(closed 3/9/25)", "closed"],
    ["closed 2025-09-03", "closed"],
    ["Closed-NFA", "closed"],
    ["canc. 3/9/25", "cancelled"],
    ["dna", "cancelled"],
    ["6/3/25DNA 3/9/25", "unreadable"],
    ["6/3/25NEXT 3/10/25", "unreadable"],
    ["6/3/25A/L", "unreadable"],
    ["6/3/25TO BE 7/3/25", "unreadable"],
    ["DNAs 3/9/25", "unreadable"],
    ["overdue 3/9/25", "unreadable"],
    ["NEXT 3/10/25", "planned"],
    ["on annual leave until 3/9/25", "absence"],
    ["n/a new", "new"],
    ["New case!", "new"],
    ["Not Known", "nothing"],
    ["—", "nothing"],
    ["'", "blank"],
    ["\u200b", "blank"],
  ])("%j is %s", (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it("may be one of forty in a cell; more are a list of something else", () => {
    const days = (count: number): string => Array<string>(count).fill("6/3/25").join(", ");
    expect(kindOf(days(40))).toBe("dates");
    expect(kindOf(days(41))).toBe("unreadable");
  });

  it.each<[CellValue, string]>([
    [true, "not-a-date"],
    ["6th March", "not-a-date"],
    ["and", "not-a-date"],
    ["#REF!", "error"],
    [-1, "out-of-range"],
    [200_000, "out-of-range"],
    ["6/3/2052", "out-of-range"],
    ["cancelled", "not-an-event"],
    ["booked", "not-an-event"],
    ["sick", "not-an-event"],
  ])("%j is an entry to check: %s", (value, fault) => {
    expect(readDateCell({ value }, event).fault).toBe(fault);
  });

  it("drops a time of day from a serial number and never rounds it up", () => {
    expect(daysOf(45722.99)).toBe("2025-03-06");
  });

  it("takes no day before 1990 nor after the fifth year from now", () => {
    const serial = (day: string): number => serialFromDay(plainDate(day), 1900);
    expect(daysOf(serial("1990-01-01"))).toBe("1990-01-01");
    expect(daysOf(serial("2030-12-31"))).toBe("2030-12-31");
    expect(daysOf(serial("1989-12-31"))).toBe("unreadable");
    expect(daysOf(serial("2031-01-01"))).toBe("unreadable");
    expect(daysOf("31/12/2030")).toBe("2030-12-31");
  });
});

describe("a booking column", () => {
  it("takes the words of a booking beside its date", () => {
    expect(daysOf("booked 22/9/25", booking)).toBe("2025-09-22");
    expect(daysOf("22/9/25 tbc", booking)).toBe("2025-09-22");
  });

  it("is not content with the word alone, nor with a cancellation", () => {
    expect(kindOf("booked", booking)).toBe("unreadable");
    expect(kindOf("cancelled 22/9/25", booking)).toBe("cancelled");
  });
});

describe("a month grid", () => {
  const april: DateContext = { ...event, gridMonth: "2025-04" };

  it("gives a day and month the year above them, in their own month only", () => {
    expect(daysOf("8/4, 22 April (group)", april)).toBe("2025-04-08 2025-04-22g");
    expect(daysOf("8/5", april)).toBe("unreadable");
    expect(daysOf("8/4: held", april)).toBe("2025-04-08");
    expect(daysOf("7 Apr 20 Apr", april)).toBe("2025-04-07 2025-04-20");
    expect(daysOf("7 Apr 14:30", april)).toBe("2025-04-07");
  });

  it("does not take a time for a day", () => {
    const october: DateContext = { ...event, gridMonth: "2025-10" };
    expect(daysOf("9/10 4.10 PM", october)).toBe("2025-10-09");
    expect(daysOf("9/10, 2.30pm", october)).toBe("2025-10-09");
    expect(daysOf("9/10 (4.10 pm)", october)).toBe("2025-10-09");
    expect(kindOf("4.10 PM", october)).toBe("unreadable");
    expect(kindOf("8/10 at 14.10", october)).toBe("unreadable");
  });

  it("does not take one-to-one for the first of January", () => {
    expect(daysOf("1-1", { ...event, gridMonth: "2026-01" })).toBe("unreadable");
    expect(daysOf("1/1", { ...event, gridMonth: "2026-01" })).toBe("2026-01-01");
  });
});

describe("a formula in an event column", () => {
  const reading = (formula: string, context = event): string =>
    readDateCell({ value: 45722, formula }, context).entry.kind;

  it.each([
    ...["=I6+56", "=56+I6", "=EDATE(AV3,1)", "=TODAY()", "=NOW()-1", "=WORKDAY(A1,3)", "=WORKDAY.INTL(A1,3)"],
    ...["=A1+B1", "=H5+$L$1", "=SUM(H5,56)", "=[@Last]+[@Interval]", "=Table1[Last]-B1"],
    ...[
      '=IF(A1="","",A1 + 28)',
      "=[@[Last sup]]+28",
      "=EOMONTH(A1,0)",
      "='Sup log'!B2-7",
      "=H5--28",
      "=H5+.5*56",
      "=H5+ -7",
      "='It''s here'!B2-7",
      '=H5+"28"',
    ],
  ])("%s works a date out and is no entry", (formula) => {
    expect(reading(formula)).toBe("unreadable");
  });

  it.each([
    ...["=A1", "=MAX(E7:P7)", "=VLOOKUP(A2,Log!A:C,3,FALSE)", '=IF(A1="x-1",B1,C1)', "='Sheet-1'!A1"],
    ...["=--A1", "=+A1", '=VLOOKUP("a""b-1",A:C,3)', "=TODAYS(A1)", "=SUMIFS(Log!C:C,Log!A:A,A2)"],
    ...["=[@[Last 1-1]]", "=INDEX(Log!C:C,MATCH(A2,Log!A:A,0))", "=DATE(2025,3,6)", '=LOOKUP(2,1/(E7:P7<>""),E7:P7)'],
  ])("%s is read by its value", (formula) => {
    expect(reading(formula)).toBe("dates");
  });

  it("is read by its value in a booking column", () => {
    expect(reading("=I6+56", booking)).toBe("dates");
  });

  it("is blank where it gives an empty text", () => {
    expect(readDateCell({ value: "", formula: '=IF(A1="","",A1)' }, event).entry.kind).toBe("blank");
  });
});

describe("whatever is typed", () => {
  const likely = fc.constantFrom(
    ...[
      "12/3/25",
      "6 Mar",
      "25",
      "2025",
      "-",
      " ",
      ",",
      "group",
      "(",
      ")",
      "booked",
      "closed",
      "Mar",
      "1-1",
      "14:30",
      "?",
    ],
    ...[
      "Thu",
      "NFA",
      "n/a",
      "and",
      "JO",
      ".",
      "/",
      "31",
      "02",
      "2025-03-06",
      "T00:00:00",
      "th",
      "w/c",
      "\n",
      "–",
      "0025",
    ],
  );
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.array(likely, { maxLength: 12 }).map((parts) => parts.join("")),
    fc.array(likely, { maxLength: 12 }).map((parts) => parts.join(" ")),
  );
  const value = fc.oneof(text, fc.double(), fc.integer({ min: -10, max: 80_000 }), fc.boolean());
  const context = fc.record({
    asAt: fc.constantFrom(asAt, plainDate("2024-02-29")),
    date1904: fc.boolean(),
    column: fc.constantFrom("event" as const, "booking" as const),
    gridMonth: fc.constantFrom(undefined, "2025-04", "2026-02"),
  });

  it("is read without an error, and no day lies outside the plausible range", () => {
    fc.assert(
      fc.property(value, context, (cell, where) => {
        const { entry } = readDateCell({ value: cell }, where);
        if (entry.kind !== "dates") return;
        expect(entry.dates.length).toBeGreaterThan(0);
        for (const { on } of entry.dates) {
          expect(plainDate(on)).toBe(on);
          expect(isPlausible(on, where.asAt)).toBe(true);
        }
      }),
      { seed: 20250915, numRuns: 5000 },
    );
  });

  it("is read in no time, however long it is", () => {
    for (const part of ["closed - ", "'", " (", "12/3/25 ", "1-", "\u00a0'"]) {
      expect(readDateCell({ value: `closed ${part.repeat(32_000 / part.length)}x` }, event).entry.kind).toBe(
        "unreadable",
      );
    }
  });

  it("reads every day back in each of the forms in which people write it", () => {
    const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "October", "Nov", "december"];
    const day = fc
      .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2030-12-31T00:00:00Z"), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (on) => {
        const [year = "", month = "", date = ""] = on.split("-");
        const name = months[Number(month) - 1] ?? "";
        const forms = [`${date}/${month}/${year}`, `${Number(date)}.${Number(month)}.${year}`, on];
        for (const form of [...forms, `${Number(date)} ${name} ${year}`, `${date}-${name}-${year}`]) {
          expect(daysOf(form)).toBe(on);
        }
        if (year >= "2000") expect(daysOf(`${date}/${month}/${year.slice(2)}`)).toBe(on);
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});
