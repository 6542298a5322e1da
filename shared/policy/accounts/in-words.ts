import { inSeries } from "../in-series.ts";
import { intervalInWords, type Interval } from "../interval.ts";

/** Words that several accounts share. */

interface Set {
  readonly within: Interval;
  readonly clause: string;
}

/** "aim 4 weeks (HGY-SUP-GEN), limit 1 month (HGY-SUP-FLSW)". */
export function boundsInWords({
  aim,
  limit,
}: {
  readonly aim?: Set | undefined;
  readonly limit?: Set | undefined;
}): string {
  const told = [aim && `aim ${setInWords(aim)}`, limit && `limit ${setInWords(limit)}`];
  return told.filter((one) => one !== undefined).join(", ");
}

export function setInWords({ within, clause }: Set): string {
  return `${intervalInWords(within)} (${clause})`;
}

/** "child-in-need" becomes "child in need", "asyeStart" becomes "ASYE start". */
export function spoken(name: string): string {
  return name
    .replaceAll("-", " ")
    .replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
    .replaceAll(/\bone to one/g, "one-to-one")
    .replaceAll(/\b(asye|yot|smart)\b/g, (short) => short.toUpperCase());
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "startDate, else supervisorSince". */
export function firstOf(fields: readonly string[]): string {
  return fields.map(spoken).join(", else ");
}

export function listed(names: readonly string[], last = "and"): string {
  return inSeries(names.map(spoken), last);
}
