/** What became of a session, by the word in its status. The whole cell. */

export const heldWords = ["held", "done", "completed", "complete", "took place", "yes", "y", "attended"] as const;

export const cancelledStatusWords = [
  ...["cancelled", "canceled", "canc", "postponed", "changed", "rearranged", "re-arranged", "rescheduled"],
  ...["dna", "not held", "no", "n"],
] as const;

export const plannedStatusWords = ["planned", "booked", "scheduled"] as const;
