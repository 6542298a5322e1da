import { badRequest, notImitated, type Refusal } from "../errors.ts";
import { type Token, tokensOf } from "./tokens.ts";

const NOT_IMITATED = new Set("ARRAY BETWEEN CASE DISTINCT ESCAPE EXISTS GROUP JOIN LIKE UDF UNDEFINED".split(" "));
const RESERVED = new Set(
  "AND AS ASC BY DESC FALSE FROM IN LIMIT NOT NULL OFFSET OR ORDER SELECT TOP TRUE VALUE WHERE".split(" "),
);

/** Walks over a query's tokens; `take…` moves on only when the token is the one asked for. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(query: string) {
    this.tokens = tokensOf(query);
  }

  get current(): Token {
    return this.tokens[this.at] ?? { kind: "end", text: "" };
  }

  isWord(word: string): boolean {
    return this.current.kind === "word" && this.current.text.toUpperCase() === word;
  }

  takeWord(word: string): boolean {
    return this.take(this.isWord(word));
  }

  takeSign(sign: string): boolean {
    return this.take(this.current.kind === "sign" && this.current.text === sign);
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) throw this.unexpected();
  }

  expectSign(sign: string): void {
    if (!this.takeSign(sign)) throw this.unexpected();
  }

  expect(kind: Token["kind"]): string {
    const { text } = this.current;
    if (!this.take(this.current.kind === kind)) throw this.unexpected();
    return text;
  }

  /** The name of a property or an alias; the service reads a reserved word as a name only in brackets. */
  expectName(): string {
    const word = this.current.kind === "word" ? this.current.text.toUpperCase() : "";
    if (NOT_IMITATED.has(word) || RESERVED.has(word)) throw this.unexpected();
    return this.expect("word");
  }

  /** One or more, with commas between. */
  list<T>(readOne: () => T): T[] {
    const all = [readOne()];
    while (this.takeSign(",")) all.push(readOne());
    return all;
  }

  unexpected(): Refusal {
    const { kind, text } = this.current;
    if (kind === "word" && NOT_IMITATED.has(text.toUpperCase())) return notImitated(`${text.toUpperCase()} in a query`);
    return badRequest(`Syntax error, incorrect syntax near '${text}'.`);
  }

  private take(matches: boolean): boolean {
    if (matches && this.current.kind !== "end") this.at += 1;
    return matches;
  }
}
