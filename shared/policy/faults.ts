import { accountOf } from "./account-of.ts";
import { subjects, type Words } from "./account.ts";
import { choiceFaults } from "./choice-faults.ts";
import { mentionsIn, type Mention } from "./naming.ts";
import { policy as format, type Check, type Policy } from "./policy.ts";
import { clashesWith } from "./editions.ts";
import { rule as ruleFormat } from "./rule.ts";
import { shapeFaults } from "./shape-faults.ts";
import { sweep, type Swept } from "./sweep.ts";

/**
 * Everything that is wrong with a policy before a council may sign it: what departs from the format, what is named and
 * does not exist, what exists and is never reached, and what a sweep of two years leaves undecided or decides twice.
 */

export type Validated =
  | { readonly ok: true; readonly policy: Policy }
  /** One sentence a fault, each saying of which check, and where. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** @param among the editions held already, with which this one may clash. */
export function validated(value: unknown, words: Words, among: readonly Policy[] = []): Validated {
  const read = format.safeParse(value);
  if (!read.success) return { ok: false, faults: shapeFaults(value, read.error) };
  const faults = faultsOf(read.data, words, among);
  return faults.length === 0 ? { ok: true, policy: read.data } : { ok: false, faults };
}

/** The faults of what fits the format, a sentence each. */
export function faultsOf(policy: Policy, words: Words, among: readonly Policy[] = []): readonly string[] {
  const read = policy.checks.map((check) => readCheck(check, words));
  return [
    ...datingFaults(policy),
    ...clashesWith(policy, among),
    ...repeatedIds(policy),
    ...(policy.checks.length === 0 ? ["The policy has no check."] : []),
    ...read.flatMap((one) => checkFaults(one, policy, words)),
    ...sameDecisions(policy),
    ...choiceFaults(policy, words),
    ...silenceFaults(policy, read),
  ];
}

/** No day of a tracker before this one can be read. */
const earliest = "1990-01-01";

function datingFaults({ inForceFrom }: Policy): readonly string[] {
  return inForceFrom < earliest
    ? [`inForceFrom: ${inForceFrom} is before 1990, when no tracker begins; correct the day.`]
    : [];
}

interface CheckRead {
  readonly check: Check;
  readonly mentions: readonly Mention[];
  readonly swept: Swept;
}

function readCheck(check: Check, words: Words): CheckRead {
  return {
    check,
    mentions: mentionsIn(ruleFormat, check.rule, ["rule"]),
    swept: sweep(accountOf(check.rule), check.rule, words),
  };
}

function checkFaults(read: CheckRead, policy: Policy, words: Words): readonly string[] {
  const { check, swept } = read;
  const { id, rule, subject } = check;
  const account = accountOf(rule);
  const unfit = account.judges.includes(subject)
    ? []
    : [
        `${id}, subject: a rule of the kind ${rule.kind} says nothing of a ${subject}; it judges a ${account.judges.join(" or a ")}.`,
      ];
  return [
    ...unfit,
    ...clauseFaults(read),
    ...requiredFaults(check, words),
    ...read.mentions.flatMap((mention) => mentionFaults(mention, check, policy, words)),
    ...(account.impossible?.(rule, words) ?? []).map((says) => `${id}, rule: ${says}.`),
    ...leftOutFaults(read, policy),
    ...swept.faults.map(({ at, says }) => `${id}, ${at === "" ? "rule" : `rule.${at}`}: ${says}.`),
  ];
}

function leftOutFaults({ check: { id }, swept: { leftOut } }: CheckRead, { silences }: Policy): readonly string[] {
  const [who, ...others] = leftOut;
  if (who === undefined || silences.some(({ leavesOut }) => leavesOut?.includes(id) === true)) return [];
  const more = others.length === 0 ? "" : ` (and ${others.length} other sort${others.length === 1 ? "" : "s"})`;
  return [
    `${id}, rule: nothing is said of ${who}${more} on any day; cover them, or name ${id} in the silence that leaves them out.`,
  ];
}

function silenceFaults({ silences }: Policy, read: readonly CheckRead[]): readonly string[] {
  return silences.flatMap(({ leavesOut = [] }, index) =>
    leavesOut.flatMap((id) => {
      const found = read.find(({ check }) => check.id === id);
      if (found === undefined) return [`silences.${index}, leavesOut: the check “${id}” does not exist.`];
      return found.swept.leftOut.length > 0 ? [] : [`silences.${index}, leavesOut: ${id} leaves nobody out.`];
    }),
  );
}

function clauseFaults({ check: { id, clauses }, mentions, swept }: CheckRead): readonly string[] {
  const used = mentions.filter(({ names }) => names === "clause");
  const declared = new Set(clauses.map((clause) => clause.id));
  const idle = swept.idle.map((at) => `rule.${at}.`);
  const reached = used.filter(({ path }) => !idle.some((at) => `${path.join(".")}.`.startsWith(at)));
  const reachable = new Set(reached.map(({ value }) => value));
  return [
    ...used
      .filter(({ value }) => !declared.has(String(value)))
      .map(
        ({ value, path }) =>
          `${id}, ${path.join(".")}: the clause “${String(value)}” is used, and the check declares no such clause.`,
      ),
    ...clauses
      .filter((clause) => !reachable.has(clause.id))
      .map((clause) => `${id}, clauses: “${clause.id}” is declared, and no part of the rule can reach it.`),
  ];
}

function requiredFaults({ id, requires, subject }: Check, { fieldsOf }: Words): readonly string[] {
  return requires.flatMap((group, index) =>
    group
      .filter((field) => !fieldsOf[subject].includes(field))
      .map((field) => `${id}, requires.${index}: “${field}” is not a field that a ${subject} can have.`),
  );
}

function mentionFaults(mention: Mention, check: Check, policy: Policy, words: Words): readonly string[] {
  const { names, value, path } = mention;
  const named = String(value);
  const where = `${check.id}, ${path.join(".")}`;
  if (names === "field" && !words.fieldsOf[check.subject].includes(named)) {
    return [`${where}: “${named}” is not a field that a ${check.subject} can have.`];
  }
  if (names === "role" && !words.roles.includes(named)) {
    return [`${where}: the role “${named}” is not known; the roles are ${words.roles.join(", ")}.`];
  }
  if (names === "plan" && !words.plans.includes(named)) {
    return [`${where}: the plan “${named}” is not known; the plans are ${words.plans.join(", ")}.`];
  }
  if (names !== "check") return [];
  const other = policy.checks.find(({ id }) => id === named);
  if (other === undefined) return [`${where}: the check “${named}” does not exist.`];
  const fits = mention.ofKind === undefined || other.rule.kind === mention.ofKind;
  return fits ? [] : [`${where}: the check “${named}” is of the kind ${other.rule.kind}, not ${mention.ofKind ?? ""}.`];
}

function repeatedIds({ checks, notEvaluated, choices }: Policy): readonly string[] {
  const lists = {
    "the id of a check or of what is not evaluated": [...checks, ...notEvaluated].map(({ id }) => id),
    "the id of a clause": checks.flatMap(({ clauses }) => clauses.map(({ id }) => id)),
    "the id of a choice": choices.map(({ id }) => id),
  };
  const clauseOwners = (id: string) =>
    checks.filter(({ clauses }) => clauses.some((clause) => clause.id === id)).map((check) => check.id);
  return Object.entries(lists).flatMap(([what, ids]) =>
    [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => {
      const [owner, ...others] = what.endsWith("clause") ? new Set(clauseOwners(id)) : [];
      const owners =
        owner === undefined ? "" : `, which ${[owner, ...others].join(" and ")} claim${others.length === 0 ? "s" : ""}`;
      return `“${id}” stands twice as ${what}${owners}; each id stands once.`;
    }),
  );
}

/** Two rules of one kind that decide the same of everybody. */
function sameDecisions({ checks }: Policy): readonly string[] {
  return subjects.flatMap((subject) => {
    const deciding = checks
      .filter((check) => check.subject === subject)
      .map(({ id, rule }) => ({ id, kind: rule.kind, decides: accountOf(rule).decides(rule) }));
    return deciding.flatMap((one, index) =>
      deciding
        .slice(index + 1)
        .filter((other) => other.kind === one.kind && other.decides === one.decides)
        .map(
          (other) =>
            `${one.id} and ${other.id}, rule: both decide ${one.decides}, on every day of every ${subject}; keep one of them.`,
        ),
    );
  });
}
