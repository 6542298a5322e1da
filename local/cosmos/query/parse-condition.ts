import { notImitated } from "../errors.ts";
import { readOperand, readPath } from "./parse-parts.ts";
import type { Comparison, Condition } from "./query.ts";
import type { TokenReader } from "./token-reader.ts";

const COMPARISONS = new Map<string, Comparison>([
  ["=", "="],
  ["!=", "!="],
  ["<>", "!="],
  ["<", "<"],
  ["<=", "<="],
  [">", ">"],
  [">=", ">="],
]);

export function readCondition(tokens: TokenReader, alias: string): Condition {
  let left = readConjunction(tokens, alias);
  while (tokens.takeWord("OR")) left = { kind: "or", left, right: readConjunction(tokens, alias) };
  return left;
}

function readConjunction(tokens: TokenReader, alias: string): Condition {
  let left = readNegation(tokens, alias);
  while (tokens.takeWord("AND")) left = { kind: "and", left, right: readNegation(tokens, alias) };
  return left;
}

function readNegation(tokens: TokenReader, alias: string): Condition {
  if (tokens.takeWord("NOT")) return { kind: "not", of: readNegation(tokens, alias) };
  if (!tokens.takeSign("(")) return readPredicate(tokens, alias);
  if (tokens.isWord("SELECT")) throw notImitated("a query within a query");
  const inside = readCondition(tokens, alias);
  tokens.expectSign(")");
  return inside;
}

function readPredicate(tokens: TokenReader, alias: string): Condition {
  if (tokens.takeWord("IS_DEFINED")) return readIsDefined(tokens, alias);
  if (tokens.takeWord("STARTSWITH")) return readStartsWith(tokens, alias);
  if (["parameter", "text", "number"].includes(tokens.current.kind))
    throw notImitated("a comparison with anything but a property on its left");
  return readComparison(tokens, alias);
}

function readIsDefined(tokens: TokenReader, alias: string): Condition {
  tokens.expectSign("(");
  const path = readPath(tokens, alias);
  tokens.expectSign(")");
  return { kind: "is-defined", path };
}

function readStartsWith(tokens: TokenReader, alias: string): Condition {
  tokens.expectSign("(");
  const path = readPath(tokens, alias);
  tokens.expectSign(",");
  const prefix = readOperand(tokens);
  if (tokens.takeSign(",")) throw notImitated("STARTSWITH without regard to case");
  tokens.expectSign(")");
  return { kind: "starts-with", path, prefix };
}

function readComparison(tokens: TokenReader, alias: string): Condition {
  const path = readPath(tokens, alias);
  if (tokens.takeWord("IN")) return readIn(tokens, path);
  if (tokens.takeWord("NOT")) {
    if (!tokens.takeWord("IN")) throw tokens.unexpected();
    return { kind: "not", of: readIn(tokens, path) };
  }
  const { kind, text } = tokens.current;
  const comparison = kind === "sign" ? COMPARISONS.get(text) : undefined;
  if (comparison === undefined) throw noComparison(tokens);
  tokens.expectSign(text);
  return { kind: "compare", path, comparison, to: readOperand(tokens) };
}

function noComparison(tokens: TokenReader) {
  const bare = tokens.current.kind === "end" || ["AND", "OR", "ORDER", "OFFSET"].some((word) => tokens.isWord(word));
  return bare ? notImitated("a property as a condition by itself (compare it with true)") : tokens.unexpected();
}

function readIn(tokens: TokenReader, path: readonly string[]): Condition {
  tokens.expectSign("(");
  const operands = tokens.list(() => readOperand(tokens));
  tokens.expectSign(")");
  return { kind: "in", path, operands };
}
