const names: Readonly<Record<string, string>> = {
  caseRef: "Case reference",
  name: "Name",
  dob: "Date of birth",
  familyRef: "Family",
  planType: "Plan",
  careLeaver: "Care leaver",
  longTermMatch: "Long-term match",
  status: "Status",
  dateOpened: "Opened on",
  dateAllocated: "Allocated on",
  dateClosed: "Closed on",
  lastDiscussion: "Last discussion",
  discussions: "Discussions",
  discussionType: "Discussion type",
  exemptReason: "Exemption: there is a reason",
  exemptUntil: "Exempt until",
  agreedInterval: "Agreed interval",
  worker: "Worker",
  team: "Team",
  rag: "RAG",
};

/** A field as its label; what has no label of its own is named as it is written in the layout. */
export function fieldName(field: string): string {
  return (
    names[field] ??
    field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase())
  );
}
