import { accountOf } from "./account-of.ts";
import type { Words } from "./account.ts";
import { isOffered, offerInWords } from "./choice.ts";
import { mentionsIn, type Mention } from "./naming.ts";
import type { Check, Policy } from "./policy.ts";
import { rule as ruleFormat } from "./rule.ts";

/** Choices that are used and not declared, declared and not used, or said to concern other checks than they do. */
export function choiceFaults(policy: Policy, { roles }: Words): readonly string[] {
  const uses = policy.checks.map((check) => usesOf(check, policy));
  const declared = new Set(policy.choices.map(({ id }) => id));
  return [
    ...uses.flatMap((one) => undeclared(one, declared, policy)),
    ...policy.choices.flatMap((one) => unused(one, uses, policy)),
    ...policy.choices.flatMap((one) => unknownRoles(one, roles)),
  ];
}

interface Uses {
  readonly check: Check;
  /** The choices that the check reads, and where it names them. */
  readonly reads: ReadonlyMap<string, string>;
  /** Those that reach it by another check that it names. */
  readonly byAnother: ReadonlySet<string>;
}

function usesOf(check: Check, policy: Policy): Uses {
  const mentions = mentionsIn(ruleFormat, check.rule, ["rule"]);
  const reads = new Map(choicesNamed(mentions).map(({ value, path }) => [String(value), path.join(".")]));
  if (mentions.some(({ names }) => names === "working-days")) reads.set("extraNonWorkingDays", "rule, in working days");
  if (countsMonths(check, mentions, policy)) reads.set("monthEnd", "rule, in months");
  const others = mentions.filter(({ names }) => names === "check").map(({ value }) => value);
  const named = policy.checks.filter(({ id }) => others.includes(id));
  const byAnother = named.flatMap(({ rule }) => choicesNamed(mentionsIn(ruleFormat, rule, ["rule"])));
  return { check, reads, byAnother: new Set(byAnother.map(({ value }) => String(value))) };
}

function choicesNamed(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.filter(({ names }) => names === "choice");
}

/** In the rule itself, by what a choice may set, or by what a tracker may say. */
function countsMonths({ rule }: Check, mentions: readonly Mention[], { choices }: Policy): boolean {
  const setting = choices.filter(({ takes }) => takes === "a-number-of-months" || takes === "intervals-by-role");
  return (
    accountOf(rule).countsMonths === true ||
    mentions.some(({ names }) => names === "months") ||
    choicesNamed(mentions).some(({ value }) => setting.some(({ id }) => id === value))
  );
}

function undeclared({ check, reads }: Uses, declared: ReadonlySet<string>, { choices }: Policy): readonly string[] {
  return [...reads].flatMap(([id, where]) => {
    if (!declared.has(id))
      return [
        `${check.id}, ${where}: the choice “${id}” is used and not declared; declare it with its default and its reason.`,
      ];
    const concerned = choices.some((choice) => choice.id === id && choice.checks.includes(check.id));
    return concerned
      ? []
      : [`${check.id}, ${where}: the choice “${id}” is used, and does not name ${check.id} among its checks.`];
  });
}

function unused(choice: Policy["choices"][number], uses: readonly Uses[], { checks }: Policy): readonly string[] {
  const { id } = choice;
  const offered = isOffered(choice, choice.default)
    ? []
    : [
        `${id}, default: ${JSON.stringify(choice.default).replaceAll('"', "")} is not offered; it is ${offerInWords(choice)}.`,
      ];
  if (!uses.some(({ reads }) => reads.has(id)))
    return [...offered, `${id}: the choice is declared, and no rule uses it.`];
  const wrong = choice.checks.flatMap((named) => {
    if (!checks.some((check) => check.id === named)) return [`${id}, checks: the check “${named}” does not exist.`];
    const use = uses.find(({ check }) => check.id === named);
    const concerns = use !== undefined && (use.reads.has(id) || use.byAnother.has(id));
    return concerns ? [] : [`${id}, checks: ${named} does not use the choice.`];
  });
  return [...offered, ...wrong];
}

function unknownRoles(
  { id, takes, default: set }: Policy["choices"][number],
  roles: readonly string[],
): readonly string[] {
  if (takes !== "intervals-by-role" || typeof set !== "object" || set === null) return [];
  return Object.keys(set)
    .filter((role) => !roles.includes(role))
    .map((role) => `${id}, default: the role “${role}” is not known; the roles are ${roles.join(", ")}.`);
}
