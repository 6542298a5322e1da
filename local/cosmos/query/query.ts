import type { Path } from "../document.ts";

/** A value written into the query or named by a parameter (`@from`). */
export type Operand =
  | { readonly kind: "value"; readonly value: string | number | boolean | null }
  | { readonly kind: "parameter"; readonly name: string };

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

export type Condition =
  | { readonly kind: "and" | "or"; readonly left: Condition; readonly right: Condition }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "compare"; readonly path: Path; readonly comparison: Comparison; readonly to: Operand }
  | { readonly kind: "in"; readonly path: Path; readonly operands: readonly Operand[] }
  | { readonly kind: "is-defined"; readonly path: Path }
  | { readonly kind: "starts-with"; readonly path: Path; readonly prefix: Operand };

export type Selection =
  | { readonly kind: "item" }
  | { readonly kind: "count" }
  | { readonly kind: "value"; readonly path: Path }
  | { readonly kind: "properties"; readonly properties: readonly { path: Path; as: string }[] };

export interface Order {
  readonly path: Path;
  readonly descending: boolean;
}

export interface Query {
  readonly selection: Selection;
  readonly where: Condition | undefined;
  readonly orderBy: readonly Order[];
  readonly offset: Operand | undefined;
  /** `TOP n`, or the limit of `OFFSET m LIMIT n`. */
  readonly limit: Operand | undefined;
}
