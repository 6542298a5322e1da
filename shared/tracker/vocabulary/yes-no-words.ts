export const yesWords = [
  ...["y", "yes", "true", "1", "done", "complete", "completed", "recorded", "held", "signed", "on file"],
  ...["✓", "✔", "☑"],
] as const;

export const noWords = [
  ...["n", "no", "false", "0", "not done", "not recorded", "not held", "not signed", "not on file"],
  ...["outstanding", "missing", "✗", "✘", "☐"],
] as const;
