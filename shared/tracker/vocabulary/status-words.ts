/** The whole cell, with or without a day after it: the case is closed. Nothing else closes a case. */
export const closedWords = [
  ...["closed", "closed cases", "case closed", "closed nfa", "nfa", "tx out", "transferred out", "stepped down"],
  ...["ceased", "ended", "archived", "leavers"],
] as const;

export const openWords = ["open", "active", "current", "allocated"] as const;

/** Anywhere in a status that is not closed: the row may no longer be the team's. */
export const doubtfulWords = ["closed", "transferred", "transfer", "adopted", "ceased", "moved", "ended"] as const;
