const words: Readonly<Record<string, string>> = {
  lastDiscussion: "the last discussion",
  discussions: "a discussion in the series",
  discussionType: "the discussion type",
  dateOpened: "the date opened",
  dateAllocated: "the date allocated",
  dateClosed: "the date closed",
  status: "the status",
  planType: "the plan type",
};

/** A field of a tracker as it is named within a sentence. */
export function fieldWords(field: string | undefined): string {
  return (field === undefined ? undefined : words[field]) ?? "an entry";
}
