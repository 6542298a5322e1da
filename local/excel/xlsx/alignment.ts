import type { Look } from "../model.ts";
import { isOn } from "./xml.ts";

type Attributes = Readonly<Record<string, string>>;

/** The object model says "Center" where files say "center", with one word of its own. */
const across = { file: "centerContinuous", model: "CenterAcrossSelection" };

export function alignmentOf({ horizontal, vertical, wrapText }: Attributes): Look {
  const look: Look = {};
  if (isOn(wrapText)) look.wrap = true;
  if (horizontal !== undefined)
    look.horizontalAlignment = horizontal === across.file ? across.model : capital(horizontal);
  if (vertical !== undefined) look.verticalAlignment = capital(vertical);
  return look;
}

export const alignmentNames = ["wrap", "horizontalAlignment", "verticalAlignment"] as const;

/** The attributes to change; undefined takes one away. */
export function alignmentChanges(changed: ReadonlySet<keyof Look>, look: Look): Record<string, string | undefined> {
  const { horizontalAlignment: horizontal, verticalAlignment: vertical, wrap } = look;
  return {
    ...(changed.has("wrap") ? { wrapText: wrap === true ? "1" : undefined } : {}),
    ...(changed.has("horizontalAlignment")
      ? { horizontal: horizontal === across.model ? across.file : small(horizontal) }
      : {}),
    ...(changed.has("verticalAlignment") ? { vertical: small(vertical) } : {}),
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function small(word: string | undefined): string | undefined {
  return word === undefined ? undefined : word.charAt(0).toLowerCase() + word.slice(1);
}
