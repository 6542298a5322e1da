import { registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { leftOut, testFiles, testFilesFor } from "./test-files.ts";
import type { Test } from "./vitest-stand-in.ts";

/** A Stryker test runner that loads the tests of the core into its own process, by Node's own type stripping. */

/** What the instrumented code reads and writes: Stryker's own names. */
interface Namespace {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number | undefined;
  hitLimit: number | undefined;
  mutantCoverage?: Coverage;
}

interface MutantRun {
  readonly activeMutant: { readonly id: string; readonly fileName: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly mutantActivation: "runtime" | "static";
}

const namespace = ((globalThis as { __stryker__?: Namespace }).__stryker__ ??= {
  activeMutant: undefined,
  currentTestId: undefined,
  hitCount: undefined,
  hitLimit: undefined,
});

const here = new URL("./", import.meta.url).href;
const standIns: Readonly<Record<string, string>> = {
  vitest: new URL("vitest-stand-in.ts", here).href,
  "fast-check": new URL("few-runs.ts", here).href,
};

/** A part of the address that makes Node load a file anew. What only reads the trackers is loaded once. */
const copy = /[?]copy=\d+$/;
const loadedAnew = /^[/](local|shared|test)[/](?!mutation[/]read-trackers[.]ts$)/;
/** The sandbox: Stryker goes there only after this file has been loaded. */
let root = "";

registerHooks({
  resolve(specifier, context, nextResolve) {
    const standIn = standIns[specifier];
    if (standIn !== undefined && context.parentURL !== standIn) return { url: standIn, shortCircuit: true };
    const resolved = nextResolve(specifier, context);
    const mark = copy.exec(context.parentURL ?? "")?.[0];
    const isAnew =
      mark !== undefined && resolved.url.startsWith(root) && loadedAnew.test(resolved.url.slice(root.length));
    return isAnew ? { ...resolved, url: `${resolved.url}${mark}` } : resolved;
  },
});

let copies = 0;

/** The tests of each file in turn, of a fresh copy of all that they import. */
async function* loadTests(files: readonly string[]): AsyncGenerator<readonly Test[]> {
  const { testsOf } = await import("./vitest-stand-in.ts");
  copies += 1;
  for (const file of files) {
    const url = `${pathToFileURL(path.resolve(file)).href}?copy=${copies}`;
    const tests = await testsOf(file, () => import(url) as Promise<unknown>);
    yield tests.filter(({ name }) => !leftOut.test(name));
  }
}

interface Ran {
  readonly test: Test;
  readonly failure: string | undefined;
  readonly timeSpentMs: number;
}

async function runTest(test: Test): Promise<Ran> {
  const start = performance.now();
  const done = (failure?: string): Ran => ({ test, failure, timeSpentMs: performance.now() - start });
  try {
    await test.run();
    return done();
  } catch (error) {
    return done(error instanceof Error ? error.message : String(error));
  }
}

const idOf = ({ fileName, name }: Test) => `${fileName} > ${name}`;

/** Which mutants were met while loading and in each test: `static` and `perTest` are Stryker's names. */
interface Coverage {
  readonly static: Record<string, number>;
  readonly perTest: Record<string, Record<string, number>>;
}

/** A mutant that some test meets is judged by those tests, also when it is met while loading. */
function withoutMetInTests({ static: whileLoading, perTest }: Coverage): Coverage {
  const met = new Set(Object.values(perTest).flatMap((of) => Object.keys(of)));
  return { perTest, static: Object.fromEntries(Object.entries(whileLoading).filter(([id]) => !met.has(id))) };
}

class InProcessRunner {
  /** One copy, loaded while no mutant is active. */
  #tests: (readonly Test[])[] = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    root = pathToFileURL(process.cwd()).href;
    for await (const tests of loadTests(testFiles)) this.#tests.push(tests);
  }

  async dryRun() {
    const tests = [];
    for (const test of this.#tests.flat()) {
      namespace.currentTestId = idOf(test);
      const { failure, timeSpentMs } = await runTest(test);
      namespace.currentTestId = undefined;
      const told = { id: idOf(test), name: test.name, fileName: path.resolve(test.fileName), timeSpentMs };
      tests.push(failure === undefined ? { ...told, status: 0 } : { ...told, status: 1, failureMessage: failure });
    }
    const { mutantCoverage } = namespace;
    return { status: "complete", tests, mutantCoverage: mutantCoverage && withoutMetInTests(mutantCoverage) };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }: MutantRun) {
    Object.assign(namespace, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const files = testFilesFor(activeMutant.fileName);
    const loaded = this.#tests.filter(([first]) => first !== undefined && files.includes(first.fileName));
    try {
      return await judge(mutantActivation === "static" ? loadTests(files) : loaded, testFilter && new Set(testFilter));
    } catch (error) {
      // A mutant that cannot even be loaded would not go unseen.
      return { status: "killed", killedBy: [], failureMessage: String(error), nrOfTests: 0 };
    } finally {
      namespace.activeMutant = undefined;
    }
  }
}

/** The first test that fails kills the mutant. */
async function judge(
  files: AsyncIterable<readonly Test[]> | Iterable<readonly Test[]>,
  asked: ReadonlySet<string> | undefined,
) {
  let nrOfTests = 0;
  for await (const tests of files) {
    for (const test of tests.filter((one) => asked?.has(idOf(one)) ?? true)) {
      nrOfTests += 1;
      const { failure } = await runTest(test);
      if ((namespace.hitCount ?? 0) > (namespace.hitLimit ?? Infinity))
        return { status: "timeout", reason: "hit limit" };
      if (failure !== undefined)
        return { status: "killed", killedBy: [idOf(test)], failureMessage: failure, nrOfTests };
    }
  }
  return { status: "survived", nrOfTests };
}

export const strykerPlugins = [{ kind: "TestRunner", name: "in-process", factory: () => new InProcessRunner() }];
