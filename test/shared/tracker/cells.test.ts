import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { DateEntry, YesNoEntry } from "../../../shared/contract/entries.ts";
import { plans, type Plan } from "../../../shared/contract/vocabulary.ts";
import type { CellValue } from "../../../shared/tracker/grid.ts";
import { readDateCell } from "../../../shared/tracker/read-date.ts";
import { readPlanCell } from "../../../shared/tracker/read-plan.ts";
import { readRole } from "../../../shared/tracker/read-role.ts";
import { readYesNoCell } from "../../../shared/tracker/read-yes-no.ts";

interface Example {
  readonly id: string;
  readonly reads: "event" | "month-grid" | "yes-no" | "plan" | "role";
  readonly cell: CellValue | null;
  readonly asAt: string;
  readonly dateSystem?: number;
  readonly heading?: string;
  readonly expect: unknown;
}

const examples = JSON.parse(readFileSync(new URL("cells.json", import.meta.url), "utf8")) as Example[];

const planInPolicyWords: Record<Plan, string> = {
  "child-in-need": "CIN",
  "child-protection": "CP",
  "looked-after": "LAC",
  "care-leaver": "CARE_LEAVER",
  court: "COURT",
  assessment: "ASSESSMENT",
  "early-help": "EARLY_HELP",
  other: "OTHER",
};

function dateInPolicyWords(entry: DateEntry): unknown {
  if (entry.kind === "blank") return { kind: "nothing" };
  if (entry.kind !== "dates") return { kind: entry.kind };
  return { kind: "dates", dates: entry.dates.map(({ on, group }) => [on, group ? "group" : "individual"]) };
}

/** Whether a dated yes speaks is judged with the as-at day, where results are made. */
function yesNoInPolicyWords(entry: YesNoEntry, asAt: PlainDate): string {
  if (entry.kind === "dated-yes") return entry.on <= asAt ? "yes" : "check-entry";
  return entry.kind === "unreadable" ? "check-entry" : entry.kind;
}

function read(example: Example): unknown {
  const asAt = plainDate(example.asAt);
  const value = example.cell ?? "";
  const context = { asAt, date1904: example.dateSystem === 1904 };
  switch (example.reads) {
    case "event":
      return dateInPolicyWords(readDateCell({ value }, { ...context, column: "event" }).entry);
    case "month-grid":
      return dateInPolicyWords(
        readDateCell({ value }, { ...context, column: "event", gridMonth: example.heading }).entry,
      );
    case "yes-no":
      return yesNoInPolicyWords(readYesNoCell({ value }, context), asAt);
    case "plan": {
      const entry = readPlanCell(value);
      return entry.kind === "plans" ? entry.plans.map((plan) => planInPolicyWords[plan]).sort() : [];
    }
    case "role":
      return readRole(value) ?? null;
  }
}

describe("the worked examples of cells", () => {
  it.each(examples.map((example) => [example.id, example.reads, example.cell, example] as const))(
    "%s: reads %s %j as the policy readings do",
    (_id, _reads, _cell, example) => {
      expect(read(example)).toEqual(example.expect);
    },
  );

  it("covers every plan of the contract", () => {
    expect(Object.keys(planInPolicyWords)).toEqual([...plans]);
  });
});
