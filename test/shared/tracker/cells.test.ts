import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { DateEntry, NumberEntry, YesNoEntry } from "../../../shared/contract/entries.ts";
import { plans, type Plan } from "../../../shared/contract/vocabulary.ts";
import type { AbsenceEntry, FrequencyEntry } from "../../../shared/contract/worker-entries.ts";
import type { CellValue } from "../../../shared/tracker/grid.ts";
import { namesFitting, tidyName } from "../../../shared/tracker/names.ts";
import { readAbsenceCell } from "../../../shared/tracker/read-absence.ts";
import { readDateCell } from "../../../shared/tracker/read-date.ts";
import { readDurationCell } from "../../../shared/tracker/read-duration.ts";
import { readFrequencyCell } from "../../../shared/tracker/read-frequency.ts";
import { readPlanCell } from "../../../shared/tracker/read-plan.ts";
import { readRole } from "../../../shared/tracker/read-role.ts";
import { readYesNoCell } from "../../../shared/tracker/read-yes-no.ts";

interface Example {
  readonly id: string;
  readonly reads: "event" | "month-grid" | "yes-no" | "plan" | "role" | "duration" | "frequency" | "absence" | "name";
  readonly cell: CellValue | null;
  readonly asAt: string;
  readonly dateSystem?: number;
  readonly heading?: string;
  /** The worker list, for a name. */
  readonly listed?: readonly string[];
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

function numberInPolicyWords(entry: NumberEntry): unknown {
  if (entry.kind === "number") return entry.value;
  return entry.kind === "unreadable" ? "check-entry" : entry.kind;
}

function frequencyInPolicyWords(entry: FrequencyEntry): unknown {
  if (entry.kind === "days") return { days: entry.days };
  if (entry.kind === "one-month") return { months: 1 };
  return entry.kind === "unreadable" ? "check-entry" : entry.kind;
}

function absenceInPolicyWords({ kind, ...parts }: AbsenceEntry): unknown {
  if (kind === "absence") return parts;
  return kind === "unreadable" ? "check-entry" : kind;
}

function namesFitted(written: string, listed: readonly string[]): string[] {
  const fitting = namesFitting(tidyName(written), listed.map(tidyName));
  return listed.filter((name) => fitting.includes(tidyName(name)));
}

interface Reading extends Example {
  readonly value: CellValue;
  readonly context: { readonly asAt: PlainDate; readonly date1904: boolean };
}

const readers: Record<Example["reads"], (example: Reading) => unknown> = {
  event: ({ value, context }) => dateInPolicyWords(readDateCell({ value }, { ...context, column: "event" }).entry),
  "month-grid": ({ value, context, heading: gridMonth }) =>
    dateInPolicyWords(readDateCell({ value }, { ...context, column: "event", gridMonth }).entry),
  "yes-no": ({ value, context }) => yesNoInPolicyWords(readYesNoCell({ value }, context), context.asAt),
  plan: ({ value }) => {
    const entry = readPlanCell(value);
    return entry.kind === "plans" ? entry.plans.map((plan) => planInPolicyWords[plan]).sort() : [];
  },
  role: ({ value }) => readRole(value) ?? null,
  duration: ({ value, heading = "" }) => numberInPolicyWords(readDurationCell(value, heading)),
  frequency: ({ value }) => frequencyInPolicyWords(readFrequencyCell(value)),
  absence: ({ value, context }) => absenceInPolicyWords(readAbsenceCell({ value }, context)),
  name: ({ value, listed = [] }) => namesFitted(String(value), listed),
};

function read(example: Example): unknown {
  const context = { asAt: plainDate(example.asAt), date1904: example.dateSystem === 1904 };
  return readers[example.reads]({ ...example, value: example.cell ?? "", context });
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
