import { plainDate } from "../../calendar/plain-date.ts";
import type { Policy } from "../policy.ts";

export const barnetUndated: Policy = {
  council: "barnet",
  name: "Barnet",
  edition: "undated",
  inForceFrom: plainDate("2024-01-01"),
  dating: "The text bears no date. It is taken to be in force from the first day whose working days are known here.",
  checks: [
    {
      id: "BNT-CASE",
      title: "Child discussed in supervision",
      subject: "case",
      section: "3.2",
      requires: [["lastDiscussion", "discussions"]],
      clauses: [
        {
          id: "BNT-CASE-8",
          section: "3.2",
          strength: "minimum",
          says: "No child goes longer than eight weeks without being discussed.",
        },
        {
          id: "BNT-CASE-12",
          section: "3.2",
          strength: "minimum",
          says: "For a care leaver, or a looked-after child whose long-term match is recorded, twelve weeks is the limit.",
        },
      ],
      rule: {
        kind: "cadence",
        since: "case-discussion",
        otherwiseSince: ["dateOpened", "dateAllocated"],
        groupCounts: { choice: "groupDiscussionCounts", otherwise: "displaces" },
        agreedIntervalIsAim: { choice: "localIntervalShortensAim", clause: "BNT-CASE-8" },
        steps: [
          {
            whenAny: [
              { plans: { exactly: ["care-leaver"] } },
              { plans: { onlyAmong: ["looked-after", "care-leaver"] }, longTermMatch: "recorded" },
            ],
            limit: { within: { weeks: 12 }, clause: "BNT-CASE-12" },
            reading: "12 weeks apply because a long-term match, or care leaver alone, is recorded.",
          },
          {
            limit: { within: { weeks: 8 }, clause: "BNT-CASE-8" },
            reading:
              "12 weeks would apply only if the plan recorded were care leaver alone, or if a long-term match were recorded and no plan but looked after or care leaver.",
          },
        ],
      },
    },
  ],
  notEvaluated: [
    { id: "BNT-REC", title: "Discussion recorded on LCS", subject: "case", section: "3.2" },
    { id: "BNT-REC-SMART", title: "SMART outcomes and follow-up in the record", subject: "case", section: "3.2" },
    { id: "BNT-AGR", title: "Supervision agreement in place", subject: "worker", section: "3.2, Annex A" },
    { id: "BNT-AGR-REV", title: "Review date written in the agreement", subject: "worker", section: "Annex A" },
    { id: "BNT-AGR-FREQ", title: "Frequency agreed in the agreement", subject: "worker", section: "Annex A" },
    { id: "BNT-AGR-ESC", title: "Escalation point in the agreement", subject: "worker", section: "Annex A" },
    { id: "BNT-DUR", title: "Length of the one-to-one", subject: "session", section: "3.3" },
    { id: "BNT-SUP", title: "Worker's one-to-one supervision", subject: "worker", section: "3.3" },
    { id: "BNT-FILE-COPY", title: "Record copied and saved", subject: "session", section: "3.4" },
    { id: "BNT-FILE-4", title: "Contents of the supervision file", subject: "worker", section: "3.4" },
    { id: "BNT-FILE-NOSU", title: "No service-user documents in the file", subject: "worker", section: "3.4" },
    { id: "BNT-OBS", title: "Team manager observed twice a year", subject: "manager", section: "3.5" },
    { id: "BNT-PR", title: "Annual performance review", subject: "worker", section: "3.6" },
    { id: "BNT-TRAIN", title: "Training needs taken into the review process", subject: "worker", section: "3.6" },
    { id: "BNT-GRP", title: "Group supervision for the team", subject: "team", section: "4.3" },
    { id: "BNT-GRP-DUR", title: "Length of the group session", subject: "group-session", section: "4.3" },
    { id: "BNT-GRP-CASES", title: "Number of cases at the group session", subject: "group-session", section: "4.1" },
    { id: "BNT-GRP-REC", title: "Group session recorded", subject: "group-session", section: "4.2, 4.4" },
  ],
  choices: [
    {
      id: "groupDiscussionCounts",
      checks: ["BNT-CASE"],
      section: "2.2, 3.2",
      offers: [true, false],
      default: false,
      effect: "A group discussion of the child starts the child's clock again.",
      reason: "The text describes group sessions as an addition to one-to-one supervision and not as its replacement.",
    },
    {
      id: "localIntervalShortensAim",
      checks: ["BNT-CASE"],
      section: "3.2",
      offers: [true, false],
      default: false,
      effect: "An interval in weeks agreed for a child acts as an aim when it is shorter than the policy's limit.",
      reason: "The text sets a limit and no aim.",
    },
  ],
};
