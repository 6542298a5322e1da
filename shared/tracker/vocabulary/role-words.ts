import type { WorkerRole } from "../../contract/vocabulary.ts";

export const roleWords: Readonly<Record<WorkerRole, readonly string[]>> = {
  "social-worker": [
    ...["sw", "social worker", "ssw", "senior social worker", "senior sw", "qsw", "qualified social worker", "ap"],
    ...["advanced practitioner", "adv prac", "consultant social worker", "csw"],
  ],
  "newly-qualified": ["nqsw", "asye", "newly qualified social worker", "asye sw", "sw asye"],
  "personal-adviser": ["pa", "personal adviser", "personal advisor", "leaving care pa", "lcpa"],
  "early-help-practitioner": ["ehp", "early help practitioner", "eh practitioner", "early help prac"],
  "family-support-worker": ["fsw", "family support worker"],
  "life-story-worker": ["lsw", "life story worker", "lifestory worker"],
  "team-manager": ["tm", "team manager"],
  "deputy-team-manager": ["dtm", "atm", "deputy team manager", "assistant team manager", "practice manager"],
  "yot-practitioner": [
    ...["yot", "yot practitioner", "yot worker", "youth offending practitioner", "youth justice practitioner"],
  ],
  "head-of-service": ["hos", "head of service", "service manager"],
  "practice-lead": ["practice lead", "sos practice lead"],
  student: ["student", "student social worker", "student sw"],
  "business-support": ["bso", "business support", "business support officer", "admin", "administrator"],
  "contact-worker": ["contact supervisor", "contact worker"],
  "childrens-centre": [
    ...["childrens centre manager", "childrens centre worker", "children's centre manager"],
    ...["children's centre worker", "cc manager"],
  ],
};

/** How somebody is employed is no part of the role. */
export const employmentWords = ["agency", "locum", "permanent", "perm", "temp", "ft", "pt"] as const;
