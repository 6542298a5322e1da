/** Types of audit. The whole cell. */
export const auditTypeWords = {
  monthly: ["monthly", "monthly audit", "case audit"],
  annual: ["annual", "annual records", "annual records audit", "records audit", "yearly"],
  thematic: ["thematic", "thematic audit"],
  external: ["external", "external audit"],
} as const;
