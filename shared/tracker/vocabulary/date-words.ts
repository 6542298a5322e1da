/** Words of a date cell, by what they make of it. All in lower case; matched as whole words. */

/** The whole cell: nothing is recorded. */
export const nothingWords = [
  ...["tbc", "tba", "tbd", "?", "??", "???", "-", "--", ".", "..", "n/a", "na", "nk", "n/k"],
  ...["not known", "none", "nil", "no date"],
] as const;

/** The whole cell, punctuation ignored: too new to have been discussed. */
export const newWords = [
  ...["new", "new case", "n/a - new case", "n/a new", "nya", "not yet", "not yet discussed", "newly allocated"],
] as const;

/** Anywhere in the cell: it was not held. */
export const cancelledWords = [
  ...["cancelled", "canceled", "canc", "cxl", "postponed", "rebooked", "re-booked", "rearranged", "re-arranged"],
  ...["rescheduled", "re-scheduled", "dna", "did not attend", "no show", "not held", "missed", "not discussed"],
] as const;

/** Anywhere in the cell: it is still to come. */
export const plannedWords = [
  ...["booked", "planned", "scheduled", "due", "diarised", "provisional", "to be", "next", "tbc", "tba"],
] as const;

/** Anywhere in the cell: somebody was away. */
export const absenceWords = [
  ...[
    "a/l",
    "annual leave",
    "leave",
    "sick",
    "sickness",
    "lts",
    "sts",
    "mat leave",
    "maternity",
    "paternity",
    "absent",
  ],
] as const;

/** Beside a date: it was a group session. */
export const groupWords = ["group", "grp", "gs", "mapping"] as const;

/** Beside a date: they say nothing that changes it. */
export const noteWords = [
  ...["individual", "ind", "held", "done", "completed", "discussed", "discussion", "sup", "supervision", "case", "cs"],
  ...["cd", "by", "with", "on", "at", "via", "and", "teams", "phone", "tel", "telephone", "call", "video", "virtual"],
  ...["office", "f2f", "recorded", "w/c", "week commencing"],
] as const;

/** Beside a date: one to one, which would otherwise look like a number or a day. */
export const oneToOneTokens = ["1:1", "1-2-1", "1-1"] as const;
