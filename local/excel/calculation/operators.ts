import { numberOf, textOf } from "./coercion.ts";
import { errors, FormulaError, notKnown, type Scalar } from "./operand.ts";

type Operator = (left: Scalar, right: Scalar) => Scalar;

/** From the loosest to the tightest. */
const levels: readonly Readonly<Record<string, Operator>>[] = [
  {
    "=": compared((order) => order === 0),
    "<>": compared((order) => order !== 0),
    "<=": compared((order) => order <= 0),
    ">=": compared((order) => order >= 0),
    "<": compared((order) => order < 0),
    ">": compared((order) => order > 0),
  },
  { "&": joined },
  { "+": calculated((one, other) => one + other), "-": calculated((one, other) => one - other) },
  { "*": calculated((one, other) => one * other), "/": divided },
];

/** By its sign, each with how tightly it binds. */
export const operators = new Map(
  levels.flatMap((level, tightness) =>
    Object.entries(level).map(([sign, operator]) => [sign, { operator, tightness }] as const),
  ),
);

export function negated(value: Scalar): Scalar {
  const number = numberOf(value);
  return number instanceof FormulaError ? number : 0 - number;
}

function calculated(work: (one: number, other: number) => number): Operator {
  return (left, right) => {
    const one = numberOf(left);
    if (one instanceof FormulaError) return one;
    const other = numberOf(right);
    if (other instanceof FormulaError) return other;
    const result = work(one, other);
    // Excel has no negative zero.
    return Number.isFinite(result) ? result + 0 : errors.number;
  };
}

function divided(left: Scalar, right: Scalar): Scalar {
  return numberOf(right) === 0 && !(numberOf(left) instanceof FormulaError)
    ? errors.divisor
    : calculated((one, other) => one / other)(left, right);
}

function joined(left: Scalar, right: Scalar): Scalar {
  const one = textOf(left);
  if (one instanceof FormulaError) return one;
  const other = textOf(right);
  return other instanceof FormulaError ? other : one + other;
}

/** Without a difference between capitals and small letters, as `=` compares. */
export function sameText(one: string, other: string): boolean {
  return one === other || (one.length === other.length && one.toLowerCase() === other.toLowerCase());
}

function compared(holds: (order: number) => boolean): Operator {
  // How two different texts stand to each other is a matter of language: only whether they are the same is asked here.
  const isOrder = holds(-1) !== holds(1);
  return (left, right) => {
    if (left instanceof FormulaError) return left;
    if (right instanceof FormulaError) return right;
    const one = left ?? emptyLike(right);
    const other = right ?? emptyLike(left);
    if (typeof one === "string" && typeof other === "string") {
      if (sameText(one, other)) return holds(0);
      return isOrder ? notKnown() : holds(1);
    }
    return holds(orderOf(one, other));
  };
}

function emptyLike(other: Scalar): string | number | boolean {
  if (typeof other === "string") return "";
  return typeof other === "boolean" ? false : 0;
}

const ranks = { number: 0, string: 1, boolean: 2 } as const;

/** Every number comes before every text, and every text before yes and no. */
function orderOf(one: string | number | boolean, other: string | number | boolean): number {
  const [rank, otherRank] = [ranks[typeof one as keyof typeof ranks], ranks[typeof other as keyof typeof ranks]];
  if (rank !== otherRank) return rank - otherRank;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
