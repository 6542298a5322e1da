import { describe, expect, it } from "vitest";
import { whySentence } from "../../../shared/checks/why.ts";
import { result } from "../../../shared/contract/results.ts";
import type { CaseFields } from "../../../shared/contract/tables.ts";
import { asAt, check, dates, only, table } from "./children.ts";

/** Readings 5.6: of several rows of one child the first decides everything but the discussion. */

const discussed = { caseRef: "M1", lastDiscussion: dates("2025-09-01") };
const plans = (...named: ("looked-after" | "child-protection")[]) =>
  ({ kind: "plans", plans: named, doubtful: false }) as const;
const lac = { planType: plans("looked-after"), longTermMatch: { kind: "matched" } } as const satisfies CaseFields;

function why(first: CaseFields, ...others: CaseFields[]): string {
  const rows = [first, ...others].map((fields) => ({ ...discussed, ...fields }));
  const judged = only(check([table(rows)], { council: "barnet" }));
  return whySentence(result.parse(judged), asAt);
}

describe("rows of one child", () => {
  it("that disagree about the plan or the match are told with the reason", () => {
    expect(why(lac, lac, { planType: plans("child-protection"), longTermMatch: { kind: "not-recorded" } })).toContain(
      "The rows of this child disagree about the plan type and the long-term match (rows 1 and 3): the first counts.",
    );
  });

  it("that disagree about leaving care, or whether the child is still the team's, are told too", () => {
    expect(why({ careLeaver: { kind: "care-leaver" } }, { careLeaver: { kind: "looked-after" } })).toContain(
      "disagree about leaving care (rows 1 and 2)",
    );
    expect(why({ status: { kind: "open" } }, { status: { kind: "doubtful" } })).toContain(
      "disagree about the status (rows 1 and 2)",
    );
  });

  it("on several tables are told apart", () => {
    const second = table([{ ...discussed, planType: plans("child-protection") }], { tableId: "t2" });
    const judged = only(check([table([{ ...discussed, ...lac }]), second], { council: "barnet" }));
    expect(whySentence(judged, asAt)).toContain("the plan type (row 1, and row 1 elsewhere): the first counts.");
  });

  it("that say the same, or nothing, leave the reason as it is", () => {
    expect(why(lac, lac)).not.toContain("disagree");
    expect(why(lac, { planType: { kind: "blank" } })).not.toContain("disagree");
    expect(why({ status: { kind: "open" } }, { status: { kind: "other" } })).not.toContain("disagree");
  });
});
