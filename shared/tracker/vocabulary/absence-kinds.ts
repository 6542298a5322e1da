/** Kinds of absence: they are only read to tell whether it was planned, and never travel. */

export const unplannedAbsences = [
  ...["sick", "off sick", "sickness", "lts", "sts", "long term sick", "bereavement", "compassionate"],
] as const;

export const plannedAbsences = [
  ...["a/l", "annual leave", "leave", "mat leave", "maternity", "maternity leave", "paternity", "paternity leave"],
  ...["adoption leave", "toil", "study leave", "sabbatical"],
] as const;

export const absenceConnectors = ["from", "since", "to", "until"] as const;
