import { badRequest, notImitated } from "../errors.ts";
import { readCondition } from "./parse-condition.ts";
import { readOperand, readPath } from "./parse-parts.ts";
import type { Operand, Order, Query, Selection } from "./query.ts";
import { TokenReader } from "./token-reader.ts";

/** Reads the shapes of query that this product uses; anything else is refused, by name where it is known. */
export function parseQuery(text: string): Query {
  assertNoGroups(text);
  const tokens = new TokenReader(text);
  tokens.expectWord("SELECT");
  const top = tokens.takeWord("TOP") ? readOperand(tokens) : undefined;
  // The alias is known only after the selection, which is therefore read into paths that still begin with it.
  const readSelection = selectionReader(tokens);
  const alias = readSource(tokens);
  const selection = readSelection(alias);
  const where = tokens.takeWord("WHERE") ? readCondition(tokens, alias) : undefined;
  const orderBy = readOrder(tokens, alias);
  const { offset, limit } = readOffset(tokens);
  if (tokens.current.kind !== "end") throw tokens.unexpected();
  if (top && limit) throw badRequest("TOP cannot be used together with OFFSET and LIMIT.");
  if (selection.kind === "count" && (orderBy.length > 0 || top || limit))
    throw notImitated("COUNT together with ORDER BY, TOP or OFFSET");
  return { selection, where, orderBy, offset, limit: top ?? limit };
}

/** The service refuses the two together; alone, GROUP BY is merely not imitated. */
function assertNoGroups(text: string): void {
  const outsideTexts = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "''");
  if (/\bGROUP\s+BY\b.*\bORDER\s+BY\b/is.test(outsideTexts))
    throw badRequest("'ORDER BY' is not supported in presence of GROUP BY.");
}

function selectionReader(tokens: TokenReader): (alias: string) => Selection {
  if (tokens.takeSign("*")) return () => ({ kind: "item" });
  if (tokens.takeWord("VALUE")) return valueReader(tokens);
  const properties = tokens.list(() => {
    const path = readPath(tokens);
    return { path, as: tokens.takeWord("AS") ? tokens.expectName() : (path.at(-1) ?? "") };
  });
  if (new Set(properties.map(({ as }) => as)).size < properties.length)
    throw badRequest("Two selected properties would have the same name.");
  return (alias) => ({
    kind: "properties",
    properties: properties.map(({ path, as }) => ({ path: withoutAlias(path, alias), as })),
  });
}

function valueReader(tokens: TokenReader): (alias: string) => Selection {
  if (tokens.takeWord("COUNT")) {
    tokens.expectSign("(");
    if (tokens.expect("number") !== "1") throw notImitated("COUNT of anything but 1");
    tokens.expectSign(")");
    return () => ({ kind: "count" });
  }
  const path = readPath(tokens);
  return (alias) =>
    path.length === 1 && path[0] === alias ? { kind: "item" } : { kind: "value", path: withoutAlias(path, alias) };
}

function withoutAlias(path: readonly string[], alias: string): readonly string[] {
  if (path[0] !== alias) throw badRequest(`Identifier '${path[0] ?? ""}' could not be resolved.`);
  if (path.length === 1) throw notImitated("selecting the whole item beside others");
  return path.slice(1);
}

function readSource(tokens: TokenReader): string {
  tokens.expectWord("FROM");
  const source = tokens.expectName();
  if (tokens.takeSign(".") || tokens.isWord("IN")) throw notImitated("FROM a part of an item");
  if (tokens.takeWord("AS")) return tokens.expectName();
  const clause = ["WHERE", "ORDER", "OFFSET", "JOIN", "GROUP"].some((word) => tokens.isWord(word));
  return tokens.current.kind === "word" && !clause ? tokens.expectName() : source;
}

function readOrder(tokens: TokenReader, alias: string): Order[] {
  if (!tokens.takeWord("ORDER")) return [];
  tokens.expectWord("BY");
  return tokens.list(() => {
    const path = readPath(tokens, alias);
    const descending = tokens.takeWord("DESC");
    if (!descending) tokens.takeWord("ASC");
    return { path, descending };
  });
}

function readOffset(tokens: TokenReader): { offset?: Operand; limit?: Operand } {
  if (!tokens.takeWord("OFFSET")) return {};
  const offset = readOperand(tokens);
  tokens.expectWord("LIMIT");
  return { offset, limit: readOperand(tokens) };
}
