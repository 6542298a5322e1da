import type { Plan } from "../../contract/vocabulary.ts";

/** How trackers write each plan. "UASC" describes the child, not the plan: alone it adds nothing. */
export const planPhrases: Readonly<Record<Plan, readonly string[]>> = {
  "child-in-need": ["cin", "c.i.n", "s17", "s.17", "child in need", "cwd"],
  "child-protection": ["cp", "cpp", "cp plan", "child protection"],
  "looked-after": [
    ...["lac", "cla", "cic", "looked after", "in care", "s20", "ico", "co", "fco", "po", "c1", "c2", "v2"],
  ],
  "care-leaver": [
    ...["cl", "care leaver", "uasc 18+", "18+", "frc", "former relevant", "relevant", "qualifying", "pa only"],
  ],
  court: ["plo", "pre-proceedings", "care proceedings"],
  assessment: ["c&f", "cfa", "sa", "single assessment", "s47", "section 47", "assessment"],
  "early-help": ["eh", "ehm", "taf", "fst", "eha", "early help"],
  other: ["pf", "private fostering", "sgo", "adoption", "nrpf"],
};

/** Categories of leaving care: these are care leavers … */
export const careLeaverCategories = [
  ...["relevant", "former relevant", "qualifying", "r", "fr", "q", "rc", "frc"],
] as const;
/** … and these are still looked after. */
export const stillLookedAfterCategories = ["eligible", "e"] as const;

/** Placement codes that say a child is matched for the long term. */
export const longTermPlacementCodes = ["u1", "u4"] as const;
