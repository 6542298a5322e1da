import { readFileSync } from "node:fs";
import path from "node:path";
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

/**
 * What the tests of the core use of Vitest, in this process and without its workers: starting one for each of some
 * thousands of mutants takes hours. The assertions are Vitest's own; whatever else a test asks for is refused by the
 * loader, because it is not exported here.
 */

export interface Test {
  readonly name: string;
  readonly fileName: string;
  readonly run: () => unknown;
}

let tests: Test[] = [];
let fileName = "";
let titles: readonly string[] = [];
/** The file whose test is running. */
let running = "";

/** The tests that a file defines while it is loaded. */
export async function testsOf(file: string, load: () => Promise<unknown>): Promise<readonly Test[]> {
  [tests, fileName, titles] = [[], file, []];
  await load();
  return tests;
}

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
chai.use(({ Assertion }) => {
  Assertion.addMethod("toMatchFileSnapshot", function (this: { readonly _obj: unknown }, name: string) {
    const kept = readFileSync(path.join(path.dirname(running), name), "utf8");
    if (this._obj !== kept) throw new Error(`Not as in ${name}`);
  });
});
export const expect = chai.expect;

type Body = (...values: unknown[]) => unknown;

function each(define: (title: string, body: () => unknown) => void) {
  return (rows: readonly unknown[]) => (title: string, body: Body) => {
    rows.forEach((row, at) => {
      define(`${title} [${at}]`, () => (Array.isArray(row) ? body(...(row as unknown[])) : body(row)));
    });
  };
}

function defineTest(title: string, run: () => unknown): void {
  // Tests of one name are told apart by their number.
  const name = `${[...titles, title].join(" > ")} #${tests.length}`;
  const file = fileName;
  const runHere = () => {
    running = file;
    return run();
  };
  tests.push({ name, fileName, run: runHere });
}

function defineGroup(title: string, body: () => unknown): void {
  const outside = titles;
  titles = [...titles, title];
  body();
  titles = outside;
}

export const it = Object.assign(defineTest, { each: each(defineTest) });
export const describe = Object.assign(defineGroup, { each: each(defineGroup) });
