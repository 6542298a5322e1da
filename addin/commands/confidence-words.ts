import type { Confidence } from "../../shared/tracker/column-confidence.ts";

const words: Readonly<Record<Confidence["heading"], Readonly<Record<Confidence["cells"], string>>>> = {
  this: {
    "nearly-all": "Sure: heading and cells agree",
    most: "Fairly sure: the heading and most cells agree",
    few: "Please look: the heading fits, most of the cells do not",
    empty: "Heading alone: nothing is filled in",
    anything: "Heading alone: its cells could say anything",
  },
  another: {
    "nearly-all": "Please look: cells alone, the heading usually means something else",
    most: "Please look: most cells alone, the heading usually means something else",
    few: "Please look: neither the heading nor the cells fit",
    empty: "Please look: the heading usually means something else, and nothing is filled in",
    anything: "Please look: the heading usually means something else",
  },
  unknown: {
    "nearly-all": "Cells alone: the heading is not known",
    most: "Most cells alone: the heading is not known",
    few: "Please look: the heading is not known and the cells do not fit",
    empty: "Please look: the heading is not known and nothing is filled in",
    anything: "Please look: the heading is not known and the cells could say anything",
  },
};

/** What speaks for a column, in a few words; "Please look" begins what is doubtful. */
export function confidenceWords({ heading, cells }: Confidence): string {
  return words[heading][cells];
}
