export const individualTypes = [
  ...["individual", "ind", "1:1", "1-1", "1-2-1", "121", "one to one", "case", "case supervision", "personal"],
  ...["professional", "formal"],
] as const;

/** Beside the discussion of a child these mean individual; in a log of sessions they say nothing. */
export const individualDiscussionTypes = ["supervision", "sup", "cs", "cd", "discussion"] as const;

export const groupTypes = [
  ...["group", "grp", "gs", "group supervision", "mapping", "case mapping", "reflective group"],
] as const;
