/** The words of the wire: fields that may travel, the values they take. Names of children, dates of birth and notes have no place here. */

export const states = [
  "met",
  "past-aim",
  "overdue",
  "not-met",
  "late",
  "absent",
  "check-entry",
  "cannot-check",
] as const;
export type State = (typeof states)[number];

export const plans = [
  "child-in-need",
  "child-protection",
  "looked-after",
  "care-leaver",
  "court",
  "assessment",
  "early-help",
  "other",
] as const;
export type Plan = (typeof plans)[number];

/** How great the risk to a child is taken to be, the greatest first. */
export const riskTiers = ["very-high", "high", "medium", "low"] as const;

export const roles = [
  "social-worker",
  "newly-qualified",
  "personal-adviser",
  "early-help-practitioner",
  "family-support-worker",
  "life-story-worker",
  "team-manager",
  "deputy-team-manager",
  "yot-practitioner",
  "head-of-service",
  "practice-lead",
  "student",
  "business-support",
  "contact-worker",
  "childrens-centre",
] as const;
export type WorkerRole = (typeof roles)[number];

export const tableContents = [
  "cases",
  "workers",
  "sessions",
  "groups",
  "agreements",
  "audits",
  "observations",
  "mixed",
] as const;
export type TableContent = (typeof tableContents)[number];

export const subjectKinds = ["case", "worker", "session", "group-session", "team", "manager"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const exclusionReasons = [
  "closed",
  "exempt",
  "duplicate",
  "left",
  "not-started",
  "unknown-worker",
  "ambiguous-worker",
  "total-row",
  "separator",
  "repeated-header",
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];
