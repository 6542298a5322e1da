import { expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import type { Because, Result } from "../../../shared/contract/results.ts";
import { asAt } from "./children.ts";

/**
 * A result may come from an older version of the product, or from another place, with less beside it than is written
 * today. What is told of it is still whole sentences: with a code alone, and with everything that a code can have.
 * `-u` writes `told-bare.txt` anew; read what has changed.
 */

const codes = [
  ...["unreadable", "says-cancelled", "says-planned", "says-absence", "says-closed", "lies-ahead", "before-opened"],
  ...["closed-while-open", "closing-unclear", "kind-unreadable", "status-unreadable", "answer-unreadable"],
  ...["amount-unreadable", "absence-unreadable", "before-started", "before-the-discussion", "before-the-session"],
  ...["roles-disagree", "longer-than-the-policy", "name-fits-several", "nothing-to-count-from", "no-one-to-one"],
  ...["displaced", "not-recorded", "no-programme-start", "no-date-written", "absence-undated"],
  ...["absence-planned-or-not", "recorded-undated", "outside-known-holidays", "no-interval", "role-not-listed"],
  ...["role-not-recorded", "nothing-recorded", "too-few-and-no-start", "no-signature-column", "recorded"],
  ...["recorded-as-no", "left-blank", "recorded-on", "rearranged-to", "rearranged-late-for-a-reason"],
  ...["not-yet-rearranged-for-a-reason", "done-by-date-written", "cover-arranged", "agreement-in-place"],
  ...["no-agreement", "other-supervisor", "earlier-supervisor", "within-range", "outside-range", "booked"],
  ...["nothing-booked", "booking-has-passed", "tier-not-recorded", "tier-not-listed", "held-by-each-point"],
  ...["held-after-point", "only-the-last-is-recorded", "times-not-recorded", "hours-end-in-the-day", "within-shifts"],
  ...["too-many-shifts", "long-enough", "too-short", "part-not-recorded", "month-has-total", "month-short-of-total"],
  ...["one-to-one-before-start", "no-whole-month-yet", "whole-month-unsure", "total-unknown"],
  ...["too-few-one-to-ones-and-no-start", "below-advice", "point-ahead", "none-by-point", "counted-one-to-ones"],
  ...["too-few-one-to-ones", "from-discussion", "from-sibling", "from-one-to-one", "from-programme-start"],
  ...["from-last-time", "from-last-month", "counted-from-earlier", "counted-from-start", "away-without-cover"],
  ...["not-yet-recorded", "not-yet-rearranged", "by-date-written", "from-beginning", "from-beginning-group-only"],
];

const [first, second] = [plainDate("2025-08-04"), plainDate("2025-08-11")];
const particulars: readonly Omit<Because, "code" | "section">[] = [
  {},
  { field: "lastDiscussion", anchor: { field: "lastOneToOne", on: first, group: false } },
  {
    ...{ field: "duration", anchor: { field: "dateOpened", on: first, group: false }, otherOn: second, amount: 1 },
    ...{ limitInterval: "2 weeks", reading: "A reading." },
  },
  { field: "discussionType", amount: 2 },
];

const result = (because: Because, parts: Partial<Result>): Result => ({
  ...{ check: "A-1", subject: { kind: "case", tableId: "t1", rowId: "2" }, state: "cannot-check", because },
  ...parts,
});

function told(one: Result): string {
  return `${statusWords(one)}. ${whySentence(one, asAt)}`.trimEnd();
}

it("tells of every code, with nothing beside it and with all, what stands in the text", async () => {
  const byCode = codes.map((code) =>
    [code, ...particulars.map((more) => `  ${told(result({ code, section: "1, 2", ...more }, {}))}`)].join("\n"),
  );
  const fields = [
    "agreementDate",
    "agreementReviewDue",
    "trainingNeedsDate",
    "auditDate",
    "groupDate",
    "observationDate",
  ];
  const overdue = [...fields, "lastOneToOne", "unheardOf"].flatMap((field) => [
    result(
      { code: "from-last-time", section: "1", field, anchor: { field, on: first, group: false } },
      { state: "overdue", dueOn: second },
    ),
    result(
      { code: "from-last-time", section: "Annex A", anchor: { field, on: first, group: false } },
      { state: "overdue", dueOn: second },
    ),
  ]);
  const states = (["met", "past-aim", "overdue", "late", "absent", "not-met"] as const).flatMap((state) =>
    [{}, { aimOn: first }, { dueOn: second }, { aimOn: first, dueOn: second, daysOverdue: 1 }].map((dates) =>
      result({ code: "from-one-to-one", section: "1", aimInterval: "1 week" }, { state, ...dates }),
    ),
  );
  const lines = [...byCode, ...[...overdue, ...states].map(told)];
  for (const line of lines) expect(line).not.toMatch(/undefined|NaN|\[object/);
  await expect(lines.join("\n")).toMatchFileSnapshot("told-bare.txt");
});
