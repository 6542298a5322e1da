import { serialFromDay, type DateSystem } from "../../shared/calendar/excel-serial.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { stateWords, statusParts } from "../../shared/checks/words.ts";
import { worstFirst } from "../../shared/checks/worst-first.ts";
import type { Result } from "../../shared/contract/results.ts";
import type { State } from "../../shared/contract/vocabulary.ts";
import type { StateColours } from "../workbook.ts";
import { unlessMerged, whileMerged } from "./leans-on-merge.ts";
import { outOfDate, seeThePane, type Words } from "./status-formula.ts";

/** What a row's status says: its worst result in words, then how many others need something. */
export function rowWords(results: readonly Result[], system: DateSystem): readonly Words[] {
  const [worst, ...others] = results.toSorted(worstFirst);
  if (worst === undefined) return [];
  const { before, counted } = statusParts(worst);
  const more = others.filter(({ state }) => state !== "met").length;
  return [
    before,
    ...(counted === undefined ? [] : [{ ...counted, since: serialFromDay(counted.since, system) }]),
    ...(more === 0 ? [] : [` +${more} more`]),
  ];
}

/** The last day on which the words of a row are right: the first on which any of its results would change. */
export function standsUntil(results: readonly Result[]): PlainDate | undefined {
  const days = results.flatMap(({ standsUntil: day }) => (day === undefined ? [] : [day]));
  return days.toSorted()[0];
}

/** Dark words on a light fill, at a contrast of seven to one or more. */
const fills: Readonly<Record<State, readonly [fill: string, text: string]>> = {
  overdue: ["#F9D0CE", "#6B0F0B"],
  "not-met": ["#F9D0CE", "#6B0F0B"],
  late: ["#FBDFC8", "#5E2900"],
  "check-entry": ["#E5D5F5", "#3F1A66"],
  "cannot-check": ["#E3E3E3", "#333333"],
  absent: ["#D6E4F5", "#123A66"],
  "past-aim": ["#FFF0B8", "#4D3B00"],
  met: ["#D5EDD3", "#14491A"],
};

export const statusColours: readonly StateColours[] = [
  ...Object.entries(fills).map(([state, [fill, text]]) => ({ startsWith: stateWords(state as State), fill, text })),
  { startsWith: outOfDate, fill: "#EDEDED", text: "#3B3B3B" },
];

/** Whether a cell shows what a status may say. */
export function isStatus(text: string): boolean {
  return (
    text === seeThePane ||
    text.startsWith(whileMerged) ||
    text.startsWith(unlessMerged) ||
    statusColours.some(({ startsWith }) => text.startsWith(startsWith))
  );
}
