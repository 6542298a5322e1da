export const individualTypes = [
  ...["individual", "ind", "1:1", "1-1", "1-2-1", "121", "one to one", "case", "case supervision", "personal"],
  ...["professional", "formal", "supervision", "sup", "cs", "cd", "discussion"],
] as const;

export const groupTypes = [
  ...["group", "grp", "gs", "group supervision", "mapping", "case mapping", "reflective group"],
] as const;
