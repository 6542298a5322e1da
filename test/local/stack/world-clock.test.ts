import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { todayInLondon } from "../../../functions/use-cases/today-in-london.ts";
import { worldClock } from "../../../local/stack/world-clock.ts";
import { newFolder, removeFolder } from "./support.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) removeFolder(folder);
});
function folder(): string {
  const name = newFolder();
  made.push(name);
  return name;
}

const instants = fc.date({
  min: new Date("2024-01-01T00:00:00Z"),
  max: new Date("2030-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const days = fc
  .date({ min: new Date("2024-01-01T00:00:00Z"), max: new Date("2027-01-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("the clock of the sample world", () => {
  it("starts on the day asked for, at whatever time of ours, summer or winter", () => {
    fc.assert(
      fc.property(instants, days, (real, today) => {
        expect(todayInLondon(worldClock(folder(), today, () => real).now())).toBe(today);
      }),
      { seed: 20_250_915 },
    );
  });

  it("goes on after a restart: as much time passes there as here, whatever day the restart names", () => {
    fc.assert(
      fc.property(instants, fc.nat(400 * 86_400_000), days, days, (real, later, today, another) => {
        const data = folder();
        const first = worldClock(data, today, () => real).now();
        const again = worldClock(data, another, () => new Date(real.getTime() + later)).now();
        expect(again.getTime() - first.getTime()).toBe(later);
      }),
      { seed: 20_250_915 },
    );
  });

  it("keeps our time of day, and our day as well when it is asked for now", () => {
    const real = new Date("2026-02-03T14:15:16Z");
    expect(worldClock(folder(), "2025-09-15", () => real).now()).toEqual(new Date("2025-09-15T14:15:16Z"));
    expect(worldClock(folder(), "now", () => real).now()).toEqual(real);
  });

  it("leaves nothing half-written beside it", () => {
    const data = folder();
    worldClock(data, "2025-09-15", () => new Date("2026-02-03T14:15:16Z"));
    expect(readdirSync(data)).toEqual(["world.json"]);
  });

  it("refuses a file that is not its own with one sentence, and leaves it", () => {
    for (const text of ["", "{", "{}", '{"shift":null}', '{"shift":1,"more":2}']) {
      const file = path.join(folder(), "world.json");
      writeFileSync(file, text);
      expect(() => worldClock(path.dirname(file), "2025-09-15", () => new Date())).toThrow(
        `The clock of the sample world, ${file}, cannot be read. It was left as it is; move it away or run with another --data folder to start with a new one.`,
      );
      expect(existsSync(file) && readFileSync(file, "utf8")).toBe(text);
    }
  });
});
