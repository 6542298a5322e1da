import type { PlainDate } from "../calendar/plain-date.ts";
import type { Answer, Checklist, Item } from "../policy/kinds/checklist.ts";
import { answeredOn, answerOf, type AnswerEntry } from "./answers.ts";
import { dayAhead, readsTheSameUntil } from "./entries.ts";
import { codeOfKind, type Fault } from "./fault.ts";
import { cannotCheck, checkEntry, decided, standing, type CheckInUse, type Judgement } from "./judgement.ts";

/** What one row answers to one item, in the words of the duty: `short` is a no. */
type ItemRead =
  | { readonly kind: "well" | "short" | "blank"; readonly field: string; readonly isBlank?: true }
  | { readonly kind: "fault"; readonly fault: Fault };

type Fields = object;
export type ChecklistJudge = (fields: Fields, discussedOn?: PlainDate) => Judgement;

/** One answer with everything that it can come to, made once for all rows. */
interface ReadyAnswer extends Answer {
  readonly well: ItemRead;
  readonly short: ItemRead;
  readonly blank: ItemRead;
}

interface ReadyItem extends Omit<Item, "answers"> {
  readonly answers: readonly ReadyAnswer[];
}

/** A checklist made ready for one day. */
interface ChecklistInUse {
  readonly use: CheckInUse;
  readonly rule: Checklist;
  readonly items: readonly ReadyItem[];
  /** Many rows answer alike: each outcome is judged once. */
  readonly known: Map<ItemRead, Judgement>;
}

export function checklistJudge(use: CheckInUse, rule: Checklist): ChecklistJudge {
  const items = rule.items.map((item): ReadyItem => ({ ...item, answers: item.answers.map(readyAnswer) }));
  const list: ChecklistInUse = { use, rule, items, known: new Map() };
  return (fields, discussedOn) => judgeRow(list, fields, discussedOn);
}

function judgeRow({ use, rule, items, known }: ChecklistInUse, fields: Fields, discussedOn?: PlainDate): Judgement {
  let outcome: ItemRead | undefined;
  for (const item of items) outcome = worse(outcome, readItem(item, fields, use.asAt, discussedOn));
  if (outcome === undefined) throw new RangeError("A checklist has at least one item");
  if (outcome.kind === "fault") {
    const entries = items.flatMap(({ answers }) => answers.map(({ field }) => entryNamed(fields, field)));
    return standing(checkEntry(use, outcome.fault), readsTheSameUntil(entries, use.asAt));
  }
  let judged = known.get(outcome);
  if (judged === undefined) known.set(outcome, (judged = judgementOf(use, rule, outcome)));
  return judged;
}

function readyAnswer({ field, satisfiedBy }: Answer): ReadyAnswer {
  return {
    field,
    satisfiedBy,
    well: { kind: "well", field },
    short: { kind: "short", field },
    // A cell that should hold the day itself says by its blank that there is none.
    blank: satisfiedBy === "a-day" ? { kind: "short", field, isBlank: true } : { kind: "blank", field },
  };
}

function judgementOf(
  use: CheckInUse,
  { clause, ifNo }: Checklist,
  { kind, field, isBlank }: Exclude<ItemRead, { kind: "fault" }>,
): Judgement {
  if (kind === "blank") return cannotCheck(use, "not-recorded", { field });
  if (kind === "well") return decided(use, "met", clause, { code: "recorded", field });
  return decided(use, ifNo, clause, { code: isBlank ? "left-blank" : "recorded-as-no", field });
}

const ranks: Record<ItemRead["kind"], number> = { short: 0, fault: 1, blank: 2, well: 3 };

/** The first of two that decides. */
function worse(one: ItemRead | undefined, other: ItemRead): ItemRead {
  return one === undefined || ranks[other.kind] < ranks[one.kind] ? other : one;
}

export function entryNamed(fields: Fields, field: string): AnswerEntry | undefined {
  return (fields as Readonly<Record<string, AnswerEntry | undefined>>)[field];
}

function readItem(item: ReadyItem, fields: Fields, asAt: PlainDate, discussedOn: PlainDate | undefined): ItemRead {
  const answer = firstMapped(item, fields);
  const read =
    item.take === "every-filled"
      ? (readEveryFilled(item, fields, asAt) ?? answer.blank)
      : readAnswer(answer, fields, asAt);
  if (item.notBeforeDiscussion !== true || read.kind !== "well" || discussedOn === undefined) return read;
  const on = answeredOn(entryNamed(fields, answer.field));
  if (on === undefined || on >= discussedOn) return read;
  return { kind: "fault", fault: { code: "before-the-discussion", field: answer.field, otherOn: on } };
}

/** A loop and no `find`: this runs for every item of every row, and would make a closure each time. */
function firstMapped({ answers }: ReadyItem, fields: Fields): ReadyAnswer {
  for (const answer of answers) if (entryNamed(fields, answer.field) !== undefined) return answer;
  const [first] = answers;
  if (first === undefined) throw new RangeError("An item has at least one answer");
  return first;
}

/** Undefined where nothing is filled. */
function readEveryFilled({ answers }: ReadyItem, fields: Fields, asAt: PlainDate): ItemRead | undefined {
  let outcome: ItemRead | undefined;
  for (const answer of answers) {
    if (answerOf(entryNamed(fields, answer.field), asAt) === "blank") continue;
    outcome = worse(outcome, readAnswer(answer, fields, asAt));
  }
  return outcome;
}

function readAnswer(answer: ReadyAnswer, fields: Fields, asAt: PlainDate): ItemRead {
  const { field, satisfiedBy } = answer;
  const entry = entryNamed(fields, field);
  const answered = answerOf(entry, asAt);
  if (answered === "unreadable") return { kind: "fault", fault: faultOfAnswer(entry, answer, asAt) };
  if (answered === "blank") return answer.blank;
  const isWell = satisfiedBy === "any-answer" || satisfiedBy === "a-day" || satisfiedBy === answered;
  return isWell ? answer.well : answer.short;
}

/** An entry that answers nothing: a day that lies ahead, or what says neither yes nor no. */
function faultOfAnswer(entry: AnswerEntry | undefined, { field, satisfiedBy }: Answer, asAt: PlainDate): Fault {
  const otherOn = entry?.kind === "dates" ? dayAhead(entry, asAt) : answeredOn(entry);
  if (otherOn !== undefined) return { code: "lies-ahead", field, otherOn };
  const code = entry && codeOfKind(entry.kind);
  if (code !== undefined && code !== "unreadable") return { code, field };
  return { code: satisfiedBy === "a-day" ? "unreadable" : "answer-unreadable", field };
}
