import { readFileSync } from "node:fs";
import type { Dice } from "./random-dice.ts";

interface Example {
  readonly cell: unknown;
}

const file = new URL("../shared/tracker/cells.json", import.meta.url);
const realTexts = (JSON.parse(readFileSync(file, "utf8")) as Example[]).flatMap(({ cell }) => {
  return typeof cell === "string" && cell !== "" ? [cell] : [];
});
/** Seen in trackers, besides the worked examples. */
const moreTexts = [
  ...[
    "Thursday 6th March 2025",
    "6/3/25 at 2:30 pm with JO",
    "12/3/25-9/4/25",
    "grp sup 12/3/25, 9/4/25",
    "1-2-1 on 12/3/25",
  ],
  ...[
    "week commencing 10 March 2025",
    "7 Aug 20 Aug 25",
    "2025-03-06T14:30:00Z",
    "closed - 3 Sep 2025",
    "Tx out 01/09",
  ],
  ...[
    "6 Mar 10.30am",
    "8/4 4.10 PM",
    "group 12/3/25 group 9/4/25",
    "on annual leave until 3/9/25",
    "NEXT 3/10/25",
    "12 Mar 25 and 9 Apr 25",
  ],
];
const texts = [...realTexts, ...moreTexts];
const letters = [
  ...[
    "0",
    "1",
    "2",
    "3",
    "9",
    "25",
    "/",
    ".",
    "-",
    ":",
    " ",
    ",",
    "(",
    ")",
    "?",
    "&",
    "+",
    "a",
    "e",
    "n",
    "t",
    "A",
    "N",
    "M",
    "P",
  ],
  ...[
    "\u00a0",
    "\u200b",
    "\u200f",
    "\n",
    "–",
    "’",
    "½",
    "٣",
    "é",
    "\u0000",
    "=",
    "🙂",
    "th",
    "st",
    "am",
    "PM",
    "T",
    "Z",
  ],
] as const;
const words = [
  ...[
    "Mar",
    "April",
    "2025",
    "12/3/25",
    "6 Mar 25",
    "and",
    "group",
    "held",
    "not",
    "NO",
    "booked",
    "canc",
    "sick",
    "closed",
    "new",
  ],
  ...["1:1", "1-1", "14:30", "JO", "TBC", "w/c", "Mon", "1-2-1", "may", "due", "leave", "8/4", "22 April", "2.30pm"],
] as const;

/** A real text with some of the slips that fingers make; often none of its meaning is left. */
export function mutatedText(dice: Dice): string {
  let text = dice.pick(texts);
  for (let slips = dice.int(1, 4); slips > 0; slips--) text = slip(text, dice);
  return text;
}

function slip(text: string, dice: Dice): string {
  const at = dice.int(0, text.length);
  const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
  switch (dice.int(0, 8)) {
    case 0:
      return before + after;
    case 1:
      return before + here + here + after;
    case 2:
      return before + after.slice(0, 1) + here + after.slice(1);
    case 3:
      return before + dice.pick(letters) + after;
    case 4:
      return before + dice.pick(letters) + here + after;
    case 5:
      return `${before} ${dice.pick(words)} ${here}${after}`;
    case 6:
      return text + dice.pick([" ", ", ", "", "/", "-", " - "]) + dice.pick(texts);
    case 7:
      return dice.chance(50) ? text.toUpperCase() : before;
    default:
      return before + String(dice.int(0, 40)) + after;
  }
}
