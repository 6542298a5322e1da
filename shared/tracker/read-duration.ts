import type { NumberEntry } from "../contract/entries.ts";
import { cleanText } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing } from "./nothing-text.ts";

const shortest = 5;
const longest = 600;
/** A bare number: nobody sits for twenty hours, or for eight minutes. */
const mostHours = 8;
const fewestMinutes = 20;

const hoursWord = "(?:hours?|hrs?|h)";
const minutesWord = "(?:minutes?|mins?|m)";
const hoursAndMinutes = new RegExp(
  String.raw`^(\d+(?:\.\d+)?) ?${hoursWord}\.?(?:[ ,]*(?:and )?(\d{1,2})(?: ?${minutesWord})?\.?)?$`,
  "iu",
);
const minutesAlone = new RegExp(String.raw`^(\d+(?:\.\d+)?) ?${minutesWord}\.?$`, "iu");
const clock = /^(\d{1,2}):([0-5]\d)(?::00)?$/u;
const bareNumber = /^\d+(?:\.\d+)?$/u;
const fractions: Readonly<Record<string, string>> = { "¼": ".25", "½": ".5", "¾": ".75" };

/** Minutes. The unit stands in the cell, or in the heading; a bare number has one only where it cannot be the other. */
export function readDurationCell(value: CellValue, heading: string): NumberEntry {
  if (recordsNothing(value)) return { kind: "blank" };
  const minutes = typeof value === "number" ? ofNumber(value, heading) : ofText(cleanText(String(value)), heading);
  if (minutes === undefined || minutes < shortest || minutes > longest) return { kind: "unreadable" };
  return { kind: "number", value: Number(minutes.toFixed(2)) };
}

const longestText = 60;

function ofText(written: string, heading: string): number | undefined {
  if (written.length > longestText) return undefined;
  const text = written.replace(
    /(\d*)([¼½¾])/gu,
    (_, whole: string, part: string) => `${whole || "0"}${fractions[part] ?? ""}`,
  );
  const [, hours, andMinutes] = hoursAndMinutes.exec(text) ?? clock.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 60 + Number(andMinutes ?? 0);
  const [, minutes] = minutesAlone.exec(text) ?? [];
  if (minutes !== undefined) return Number(minutes);
  return bareNumber.test(text) ? ofBareNumber(Number(text), heading) : undefined;
}

function ofNumber(value: number, heading: string): number | undefined {
  return isTimeOfDay(value) ? Math.round(value * minutesInADay) : ofBareNumber(value, heading);
}

const minutesInADay = 24 * 60;

/** Excel keeps 1:30 as a part of a day; 0.25 and 0.5 are typed by people who mean hours. */
function isTimeOfDay(value: number): boolean {
  if (value <= 0 || value >= 1 || Number(value.toFixed(2)) === value) return false;
  const minutes = value * minutesInADay;
  return Math.abs(minutes - Math.round(minutes)) < 1e-6;
}

function ofBareNumber(value: number, heading: string): number | undefined {
  const unit = unitIn(heading);
  if (unit !== undefined) return unit === "hours" ? value * 60 : value;
  if (value <= mostHours) return value * 60;
  return value >= fewestMinutes ? value : undefined;
}

function unitIn(heading: string): "hours" | "minutes" | undefined {
  const inMinutes = /(?:^|[^\p{L}])min/iu.test(heading);
  const inHours = /(?:^|[^\p{L}])(?:hr|hour)/iu.test(heading);
  if (inMinutes === inHours) return undefined;
  return inHours ? "hours" : "minutes";
}
