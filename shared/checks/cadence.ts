import type { PlainDate } from "../calendar/plain-date.ts";
import type { Because } from "../contract/results.ts";
import type { CaseFields } from "../contract/tables.ts";
import type { ChoicesInForce } from "../policy/choices.ts";
import type { Cadence } from "../policy/kinds/cadence.ts";
import type { Check } from "../policy/policy.ts";
import { anchorOf } from "./anchor.ts";
import { agreedWeeks, datesOf, stateByDates, stepInUse, type StepInUse } from "./cadence-dates.ts";
import { beforeOpened, beginningOf, caseBeginnings, closingDoubt, type Beginning } from "./case-dates.ts";
import type { ReadCase } from "./case-records.ts";
import { type Discussion, type DiscussionReading, type DiscussionsFound } from "./discussions.ts";
import type { Fault } from "./fault.ts";
import { standing, type Judgement } from "./judgement.ts";
import { knownUnder } from "./known.ts";
import type { FamilyDiscussion } from "./siblings.ts";
import { toldBeside } from "./told-beside.ts";
import { holds, recordedOf, type Recorded } from "./plans.ts";

/**
 * Judges a child by the fields of its first row, those of further rows with the same reference and the last discussion
 * recorded for any child of its family.
 */
type Judge = (fields: CaseFields, others: readonly CaseFields[], family?: FamilyDiscussion) => Judgement;

/** What the clock starts from. */
type Anchor = Discussion | Beginning;

interface Step extends StepInUse {
  /** Many children share a day, and what follows from it: each distinct day is judged once. By field, and whether in a group. */
  readonly known: Map<Anchor["field"], Map<boolean, Map<PlainDate, Judgement>>>;
}

interface CadenceInUse {
  readonly asAt: PlainDate;
  readonly read: ReadCase;
  readonly check: string;
  readonly section: string;
  readonly reading: DiscussionReading;
  readonly groupDisplaces: boolean;
  readonly otherwiseSince: Cadence["otherwiseSince"];
  readonly steps: readonly Step[];
  /** Whether a child with no discussion of its own has the last one of its family; otherwise it is only told of. */
  readonly siblingsShare: boolean;
  /** The clause of an aim agreed for one child; undefined where such an aim is not used. */
  readonly agreedAimClause: string | undefined;
}

export function cadenceJudge(
  check: Check,
  rule: Cadence,
  choices: ChoicesInForce,
  ready: { readonly asAt: PlainDate; readonly read: ReadCase },
): Judge {
  const { asAt, read } = ready;
  const monthEnd = choices["monthEnd"] === "next-day" ? "next-day" : "last-day";
  const agreed = rule.agreedIntervalIsAim;
  const use: CadenceInUse = {
    asAt,
    read,
    check: check.id,
    section: check.section,
    reading: { asAt, groupCounts: choices[rule.groupCounts.choice] === true },
    groupDisplaces: rule.groupCounts.otherwise === "displaces",
    otherwiseSince: rule.otherwiseSince,
    steps: rule.steps.map((step) => ({ ...stepInUse(step, monthEnd), known: new Map() })),
    siblingsShare: rule.siblingsShare !== undefined && choices[rule.siblingsShare.choice] === true,
    agreedAimClause: choices[agreed.choice] === true ? agreed.clause : undefined,
  };
  return (fields, others, family) => {
    const found = use.read(fields, others, use.reading);
    return toldBeside(judgeChild(use, fields, found, family), found, others);
  };
}

/** In this order: entries to check, nothing to count from, arithmetic. */
function judgeChild(
  use: CadenceInUse,
  fields: CaseFields,
  found: DiscussionsFound,
  family: FamilyDiscussion | undefined,
): Judgement {
  const shown = found.last ?? found.displacing;
  const fault = closingDoubt(fields, use.asAt) ?? found.fault ?? beforeOpened(shown?.on, fields);
  if (fault !== undefined) return checkEntry(use, fault, shown);
  if (found.last !== undefined) return countedFrom(use, fields, found.last);
  if (found.displacing !== undefined) return judgeFromBeginning(use, fields, found.displacing);
  if (family === undefined || beforeOpened(family.last.on, fields) !== undefined) {
    return judgeFromBeginning(use, fields, undefined);
  }
  return judgeBesideFamily(use, fields, family);
}

/** A blank is never filled from a brother or sister unless the council says so; whoever reads the reason is told of them. */
function judgeBesideFamily(use: CadenceInUse, fields: CaseFields, { last, until }: FamilyDiscussion): Judgement {
  if (use.siblingsShare) {
    const judged = standing(countedFrom(use, fields, last), until);
    return { ...judged, because: { ...judged.because, code: "from-sibling" } };
  }
  const judged = judgeFromBeginning(use, fields, undefined);
  return judged.state === "check-entry" ? judged : { ...judged, because: { ...judged.because, siblingOn: last.on } };
}

/** No discussion that counts is recorded: the clock runs from the day that the case began. */
function judgeFromBeginning(use: CadenceInUse, fields: CaseFields, displacing: Discussion | undefined): Judgement {
  const read = beginningOf(fields, use.otherwiseSince, use.asAt);
  if ("fault" in read) return checkEntry(use, read.fault, displacing);
  if (read.beginning === undefined) return cannotCheck(use, "nothing-to-count-from", displacing);
  if (displacing === undefined) return countedFrom(use, fields, read.beginning);
  const judged = countedFrom(use, fields, read.beginning);
  if (judged.state !== "met" && use.groupDisplaces) return cannotCheck(use, "displaced", displacing);
  return { ...judged, because: { ...judged.because, code: "from-beginning-group-only", otherOn: displacing.on } };
}

function countedFrom(use: CadenceInUse, fields: CaseFields, from: Anchor): Judgement {
  const step = stepFor(use, fields);
  const weeks = use.agreedAimClause === undefined ? undefined : agreedWeeks(fields);
  return weeks === undefined ? judgeOnce(use, step, from) : judgeFrom(use, step, from, weeks);
}

function judgeOnce(use: CadenceInUse, step: Step, from: Anchor): Judgement {
  const days = knownUnder(knownUnder(step.known, from.field), from.group);
  let judged = days.get(from.on);
  if (judged === undefined) days.set(from.on, (judged = judgeFrom(use, step, from)));
  return judged;
}

function stepFor({ steps, asAt }: CadenceInUse, fields: CaseFields): Step {
  let recorded: Recorded | undefined;
  for (const step of steps) {
    if (step.whenAny === undefined) return step;
    recorded ??= recordedOf(fields, asAt);
    for (const condition of step.whenAny) if (holds(condition, recorded)) return step;
  }
  throw new RangeError("The last step of a cadence has no condition");
}

function judgeFrom(use: CadenceInUse, step: StepInUse, from: Anchor, weeks?: number): Judgement {
  const clause = use.agreedAimClause;
  const agreed = weeks === undefined || clause === undefined ? undefined : { weeks, clause };
  const dates = datesOf(step, from.on, agreed);
  const because: Because = {
    code: caseBeginnings.has(from.field) ? "from-beginning" : "from-discussion",
    section: use.section,
    anchor: anchorOf(from),
    limitInterval: step.limit.words,
  };
  if (dates.aimWords !== undefined) because.aimInterval = dates.aimWords;
  if (step.reading !== undefined) because.reading = step.reading;
  return { check: use.check, ...stateByDates(dates, use.asAt), because };
}

function checkEntry(use: CadenceInUse, fault: Fault, shown: Discussion | undefined): Judgement {
  const because: Because = { code: fault.code, section: use.section, field: fault.field };
  if (shown !== undefined) because.anchor = anchorOf(shown);
  if (fault.otherOn !== undefined) because.otherOn = fault.otherOn;
  return { check: use.check, state: "check-entry", because };
}

function cannotCheck(use: CadenceInUse, code: string, shown: Discussion | undefined): Judgement {
  const because: Because = { code, section: use.section };
  if (shown !== undefined) because.anchor = anchorOf(shown);
  return { check: use.check, state: "cannot-check", because };
}
