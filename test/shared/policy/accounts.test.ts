import { describe, expect, it } from "vitest";
import { accountOf } from "../../../shared/policy/account-of.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { rule } from "../../../shared/policy/rule.ts";
import { northshire } from "../northshire/northshire.ts";

/** What a kind tells of rules that no council has yet: each part that may be left out or added, in words. */

const within = (weeks: number, clause = "A-1") => ({ within: { weeks }, clause });
const choice = (id: string) => ({ choice: id });

const checklist = {
  ...{ kind: "checklist", clause: "A-1", ifNo: "not-met" },
  items: [{ answers: [{ field: "recordMade", satisfiedBy: "yes" }], take: "first-mapped" }],
};
const cadence = {
  ...{ kind: "cadence", since: "case-discussion", otherwiseSince: ["dateOpened"] },
  groupCounts: { choice: "groups", otherwise: "displaces" },
  agreedIntervalIsAim: { choice: "agreed", clause: "A-2" },
};
const stepped = {
  ...{ kind: "stepped-cadence", since: "one-to-one", otherwiseSince: ["startDate", "supervisorSince"] },
  newlyQualified: {
    startsOn: ["asyeStart"],
    phases: [{ lasts: { weeks: 6 }, limit: within(1) }],
    afterwards: { limit: within(4) },
  },
};
const renewal = { kind: "renewal", since: ["lastPerformanceReview"] };
const range = { kind: "range", field: "duration", from: 1, to: 2, unit: "hours", clause: "A-1", outside: "past-aim" };

const told: readonly (readonly [object, readonly string[]])[] = [
  [checklist, ["record made is yes.", "Recorded otherwise, it is a breach (A-1); a blank cannot be checked."]],
  [
    {
      ...checklist,
      ifNo: "past-aim",
      onlyWhere: { field: "dateMoved", is: "a-day-reached" },
      deadlineWith: { choice: "threeDays", within: 3 },
      items: [
        {
          answers: [
            { field: "recordMade", satisfiedBy: "a-day" },
            { field: "copyGiven", satisfiedBy: "a-day" },
          ],
          take: "every-filled",
          notBeforeDiscussion: true,
        },
      ],
    },
    [
      "Only where date moved is a day that has come.",
      "record made has a day, and copy given has a day, not before the discussion.",
      "Left blank, it is advised against, and no breach (A-1).",
      "Within 3 working days while threeDays is on.",
    ],
  ],
  [
    {
      ...checklist,
      onlyWhere: { field: "agencyWorker", is: "yes" },
      items: [
        {
          answers: [
            { field: "recordMade", satisfiedBy: "a-day" },
            { field: "planAppropriate", satisfiedBy: "any-answer" },
            { field: "docsHeld", satisfiedBy: "no" },
          ],
          take: "first-mapped",
        },
      ],
    },
    [
      "Only where agency worker is yes.",
      "record made has a day, or plan appropriate has an answer, either way, or docs held is no.",
      "Recorded otherwise, it is a breach (A-1); a blank cannot be checked.",
    ],
  ],
  [
    { ...cadence, steps: [{ limit: within(4) }] },
    ["Counted from the last discussion; where there is none, from date opened.", "Every child: limit 4 weeks (A-1)."],
  ],
  [
    {
      ...cadence,
      steps: [
        {
          whenAny: [
            { plans: { exactly: ["child-protection", "court"] } },
            { plans: { onlyAmong: ["looked-after", "court"] }, longTermMatch: "recorded" },
          ],
          aim: { within: { days: 1 }, clause: "A-2" },
          limit: { within: { months: 1 }, clause: "A-3" },
        },
        { limit: within(4) },
      ],
    },
    [
      "Counted from the last discussion; where there is none, from date opened.",
      "A child whose plan is child protection and court and no other, or with no plan but looked after or court, or none recorded, and a long-term match recorded: aim 1 day (A-2), limit 1 month (A-3).",
      "Every other child: limit 4 weeks (A-1).",
    ],
  ],
  [
    {
      ...stepped,
      newlyQualified: {
        ...stepped.newlyQualified,
        stages: {
          fields: ["asyeStage"],
          weekly: { limit: within(1) },
          fortnightly: { limit: within(2) },
          monthly: { limit: within(4), instead: { choice: "strict", limit: within(3) } },
        },
      },
      lines: [
        { roles: ["student"], teamSays: ["east", "west"], bounds: { limit: within(2) }, limitsByRole: choice("own") },
        { roles: "any-other-recognised", bounds: { aim: { ...within(2), choice: "lower" }, limit: within(4) } },
      ],
    },
    [
      "Counted from the last one-to-one; where there is none, from start date, else supervisor since.",
      "Role student, team named “east” or “west”: limit 2 weeks (A-1); or what own sets for the role.",
      "Every other role that is recognised: aim 2 weeks (A-1), limit 4 weeks (A-1); the aim while lower is on.",
      "Newly qualified, from ASYE start:",
      "  For the first 6 weeks: limit 1 week (A-1).",
      "  After that, where the stage recorded is weekly: limit 1 week (A-1).",
      "  After that, where the stage recorded is fortnightly: limit 2 weeks (A-1).",
      "  After that, where the stage recorded is monthly: limit 4 weeks (A-1); with strict on, limit 3 weeks (A-1) and no aim.",
      "  After that, with no stage recorded: limit 4 weeks (A-1).",
    ],
  ],
  [
    { ...renewal, since: ["agreementDate", "agreementReviewed"], aim: within(2), cycle: choice("yearly") },
    [
      "Counted from the later of agreement date and agreement reviewed.",
      "Aim 2 weeks (A-1).",
      "Or by fixed years, as yearly says.",
    ],
  ],
  [
    {
      ...{ ...renewal, otherwiseSince: ["startDate"], onlyWithAgreement: true },
      limitByChoice: { choice: "months", clause: "A-2" },
    },
    [
      "Counted from last performance review; where there is none, from start date.",
      "Only where there is an agreement.",
      "Limit: the months that months sets (A-2); none until it is set.",
    ],
  ],
  [range, ["duration from 1 to 2 hours, both in order; outside is advised against, and no breach (A-1)."]],
  [
    { ...range, outside: "not-met", lowerIsAdvice: { clause: "A-2" }, standardWith: choice("standard") },
    [
      "duration from 1 to 2 hours, both in order; outside is a breach (A-1).",
      "Less than 1 hours is only advised against (A-2).",
      "A standard while standard is on.",
    ],
  ],
  [
    { kind: "team-cadence", of: { log: "audits", type: "annual" }, limit: within(52), cycle: choice("yearly") },
    ["Counted from the last annual audit: limit 52 weeks (A-1).", "Or by fixed years, as yearly says."],
  ],
  [
    { kind: "calendar-month", of: { log: "groups" }, clause: "A-1", except: [1, 8, 12] },
    [
      "A group session in every calendar month: due by the end of the month after the last one (A-1).",
      "Nothing is asked for in January, August and December.",
    ],
  ],
  [
    {
      ...{ kind: "calendar-month", of: { log: "audits", type: "monthly" }, clause: "A-1" },
      thenRecorded: { field: "commentGiven" },
    },
    [
      "A monthly audit in every calendar month: due by the end of the month after the last one (A-1).",
      "Its row also records comment given.",
    ],
  ],
  [
    {
      ...{ kind: "rolling-count", of: "observations", ofRole: "team-manager", times: 2, inEvery: { months: 12 } },
      ...{ firstWithin: { months: 6 }, clause: "A-1" },
    },
    [
      "At least 2 observations of each team manager in every 12 months (A-1).",
      "Aim while there is none: the first within 6 months of the start.",
    ],
  ],
];

describe("the account of a kind", () => {
  it.each(told)("tells %j in words", (written, lines) => {
    const read = rule.parse(written);
    expect(accountOf(read).inWords(read)).toEqual(lines);
  });

  it.each([
    [checklist, "whether record made is recorded"],
    [
      { ...checklist, onlyWhere: { field: "agencyWorker", is: "yes" } },
      "whether record made is recorded where agency worker is recorded",
    ],
    [{ ...checklist, discussion: "any" }, "whether record made is recorded of a discussion"],
    [
      { ...renewal, since: ["trainingNeedsDate", "agreementDate"] },
      "how long ago agreement date or training needs date was",
    ],
    [range, "the duration"],
    [{ kind: "team-cadence", of: { log: "groups" }, limit: within(1) }, "how long ago the last group session was"],
    [
      { kind: "team-cadence", of: { log: "audits", type: "monthly" }, limit: within(1) },
      "how long ago the last monthly audit was",
    ],
    [{ kind: "calendar-month", of: { log: "groups" }, clause: "A-1" }, "how long ago the last group session was"],
    [{ ...cadence, steps: [{ limit: within(4) }] }, "how long ago a child was last discussed"],
  ])("tells what %j decides", (written, decides) => {
    const read = rule.parse(written);
    expect(accountOf(read).decides(read)).toBe(decides);
  });
});

describe("what every check decides", () => {
  it("is the text that is kept, to read through", async () => {
    const decided = [...editions, northshire].flatMap(({ checks }) =>
      checks.map(({ id, rule: of }) => `${id}: ${accountOf(of).decides(of)}`),
    );
    await expect(`${decided.join("\n")}\n`).toMatchFileSnapshot("decided.txt");
  });
});
