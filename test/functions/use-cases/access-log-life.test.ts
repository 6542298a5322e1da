import { describe, expect, it } from "vitest";
import { accessLogDays } from "../../../functions/cosmos/time-to-live.ts";
import type { Access } from "../../../functions/ports.ts";
import { keptUntil } from "../../../functions/use-cases/kept-until.ts";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { defaultSettings, settings } from "../../../shared/contract/organisation.ts";
import { head, key, today } from "../sample.ts";
import { openOrganisation, worldAt } from "../store.ts";

const second = 1 / 86_400;

describe("an entry of the access log", () => {
  it("is there until 3,660 days have passed, and then it is gone", async () => {
    const began = Date.parse("2025-09-15T11:00:00Z") / 1000;
    const clock = { seconds: began };
    const client = await openOrganisation({ now: () => clock.seconds });
    const { accessLog } = worldAt(client);
    const at = new Date(clock.seconds * 1000);
    const what = { action: "read-run", outcome: "done", of: key } as const;
    const access: Access = { council: "haringey", caller: head, at, day: today, ...what };
    await accessLog.append(access);
    const entriesAfter = async (days: number) => {
      clock.seconds = began + Math.round(days * 86_400);
      return (await accessLog.ofDay("haringey", today, { most: 10 })).entries;
    };
    expect(await entriesAfter(3_660 - second)).toHaveLength(1);
    expect(await entriesAfter(3_660)).toEqual([]);
  });

  it("outlives every run that it may tell of, however long the council keeps its runs", () => {
    const { keep } = defaultSettings;
    const allowed = Array.from({ length: 100 }, (_, years) => ({ ...keep, summaryYears: years })).filter(
      (one) => settings.shape.keep.safeParse(one).success,
    );
    expect(allowed.at(-1)?.summaryYears).toBe(10);
    // Four years of days, so that every place of a leap day is among them.
    for (let days = 0; days < 4 * 366; days++) {
      const made = plusDays(today, days);
      for (const one of allowed) expect(keptUntil(made, one).run <= plusDays(made, accessLogDays)).toBe(true);
    }
  });
});
