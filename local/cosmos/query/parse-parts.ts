import { badRequest, notImitated } from "../errors.ts";
import type { Operand } from "./query.ts";
import type { TokenReader } from "./token-reader.ts";

const LITERALS = new Map<string, boolean | null>([
  ["TRUE", true],
  ["FALSE", false],
  ["NULL", null],
]);

/** Reads `c.a["b"]`. With an alias the path is checked to begin with it, and is given without it. */
export function readPath(tokens: TokenReader, alias?: string): string[] {
  if (LITERALS.has(tokens.current.text.toUpperCase())) throw notImitated("a condition or selection without a property");
  const path = [tokens.expectName()];
  for (;;) {
    if (tokens.takeSign(".")) path.push(tokens.expectName());
    else if (tokens.takeSign("[")) path.push(readBracketed(tokens));
    else break;
  }
  if (tokens.takeSign("(")) throw notImitated(`the function ${path.join(".")} in a query`);
  if (alias === undefined) return path;
  if (path[0] !== alias) throw badRequest(`Identifier '${path[0] ?? ""}' could not be resolved.`);
  if (path.length === 1) throw notImitated("conditions on a whole item");
  return path.slice(1);
}

function readBracketed(tokens: TokenReader): string {
  if (tokens.current.kind !== "text") throw notImitated("an element of an array in a query");
  const name = queryable(tokens.expect("text"));
  tokens.expectSign("]");
  return name;
}

/** Such names would need escapes that SQLite's JSON paths do not have. */
function queryable(name: string): string {
  if (/["\\\p{Cc}]/u.test(name)) throw notImitated("property names with quotes, backslashes or control characters");
  return name;
}

export function readOperand(tokens: TokenReader): Operand {
  const { kind, text } = tokens.current;
  if (kind === "parameter") return { kind: "parameter", name: tokens.expect(kind) };
  if (kind === "text") return { kind: "value", value: tokens.expect(kind) };
  if (kind === "number") return { kind: "value", value: Number(tokens.expect(kind)) };
  if (tokens.takeSign("-")) return { kind: "value", value: -Number(tokens.expect("number")) };
  const literal = LITERALS.get(text.toUpperCase());
  if (literal !== undefined) {
    tokens.expect("word");
    return { kind: "value", value: literal };
  }
  if (kind === "word") throw notImitated("a comparison with anything but a value or a parameter on its right");
  throw tokens.unexpected();
}
