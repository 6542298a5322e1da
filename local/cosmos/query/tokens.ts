import { badRequest, notImitated } from "../errors.ts";

export interface Token {
  readonly kind: "word" | "parameter" | "text" | "number" | "sign" | "end";
  /** As written; for texts and numbers, what they stand for. */
  readonly text: string;
}

const SHAPES: readonly (readonly [Token["kind"] | "space", RegExp])[] = [
  ["space", /\s+/y],
  ["word", /[A-Za-z_]\w*/y],
  ["parameter", /@\w+/y],
  ["number", /\d+(\.\d+)?([eE][+-]?\d+)?/y],
  ["text", /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y],
  ["sign", /!=|<>|<=|>=|[=<>()[\],.*-]/y],
];
const OTHER_OPERATORS = /\|\||\?\?|--|[+/%&|^~?:{}]/y;

export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const [kind, text] = shapeAt(query, at);
    at += text.length;
    if (kind === "space") continue;
    tokens.push({ kind, text: kind === "text" ? unquoted(text) : text });
  }
  tokens.push({ kind: "end", text: "the end of the query" });
  return tokens;
}

function shapeAt(query: string, at: number): readonly [Token["kind"] | "space", string] {
  const other = matchAt(OTHER_OPERATORS, query, at);
  if (other !== undefined) throw notImitated(`'${other}' in a query`);
  for (const [kind, shape] of SHAPES) {
    const text = matchAt(shape, query, at);
    if (text !== undefined) return [kind, text];
  }
  throw badRequest(`Syntax error, incorrect syntax near '${query.slice(at, at + 10)}'.`);
}

function matchAt(shape: RegExp, query: string, at: number): string | undefined {
  shape.lastIndex = at;
  return shape.exec(query)?.[0];
}

const unquoted = (text: string) =>
  text.slice(1, -1).replace(/\\(u[\da-fA-F]{4}|.)/g, (_, escape: string) => {
    if (escape.length === 5) return String.fromCharCode(parseInt(escape.slice(1), 16));
    return { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" }[escape] ?? escape;
  });
