import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Script, createContext } from "node:vm";

import type { Calculator } from "./calculator.ts";
import { onThisDay } from "./formula-text.ts";
import { declaredRequirementSets, RichApi, type HostEvent } from "./interpreter/process.ts";
import { makesFormulasStale, type Workbook } from "./model.ts";
import { serialOf } from "./shown-text.ts";
import { UniverCalculator } from "./univer-calculator.ts";

interface HeadlessOptions {
  /** The day on which the workbook is open, YYYY-MM-DD. */
  today: string;
  /** What Excel says it can do; no more than ExcelApi 1.15. */
  requirementSets?: Readonly<Record<string, string>>;
  maxPayloadBytes?: number;
  /** Univer's, unless a test brings its own. */
  calculator?: Calculator;
}

/** Excel without a window: the real object model of office.js over a workbook of ours. */
export interface HeadlessExcel {
  readonly Excel: OfficeGlobal;
  readonly Office: OfficeGlobal;
  readonly OfficeExtension: OfficeGlobal;
  readonly api: RichApi;
  readonly workbook: Workbook;
  /** Runs something with the add-in's globals in place, then recalculates and lets every event arrive. */
  run<T>(action: () => Promise<T>): Promise<T>;
  /** Brings formulas up to date after the manager has changed something, and lets the events arrive. */
  settle(): Promise<void>;
  /** Another day dawns: formulas that depend on it change. */
  dawn(today: string): Promise<void>;
  raise(event: HostEvent): void;
  /** Puts Excel, Office and OfficeExtension on globalThis; answers what takes them away again. */
  installGlobals(): () => void;
  close(): void;
}

/** Typed by @types/office-js where it is used: those types are globals of the browser's side, not of this room. */
type OfficeGlobal = Record<string, unknown>;

interface BridgeMessage {
  id: number;
  flags: number;
  message: { body: unknown };
}

const bundle = "excel-web-16.00.js";
let compiled: Script | undefined;

/** The part of office.js that is Excel, without the frame around it. Compiled once. */
function officeScript(): Script {
  const path = createRequire(import.meta.url).resolve(`@microsoft/office-js/dist/${bundle}`);
  compiled ??= new Script(readFileSync(path, "utf8"), { filename: bundle });
  return compiled;
}

export function openExcel(workbook: Workbook, options: HeadlessOptions): HeadlessExcel {
  const calculator = options.calculator ?? new UniverCalculator();
  const api = new RichApi(
    workbook,
    options.maxPayloadBytes === undefined ? {} : { maxPayloadBytes: options.maxPayloadBytes },
  );
  let today = serialOf(options.today, workbook.date1904);
  let isStale = needsCalculationOnOpening(workbook);
  const calculate = (): Promise<void> => {
    isStale = false;
    return calculator.recalculate(workbook, today);
  };
  const calculateIfStale = async (): Promise<void> => {
    if (isStale) await calculate();
  };
  calculator.remember(workbook);
  const stopWatching = workbook.listen(({ kind }) => {
    if (makesFormulasStale(kind)) isStale = true;
  });
  const bridge = new HostBridge(api, calculate, calculateIfStale);
  const globals = loadLibrary(bridge, options.requirementSets ?? declaredRequirementSets);
  const stopEvents = api.onEvent((event) => {
    bridge.raise(event);
  });
  const settle = async (): Promise<void> => {
    await calculateIfStale();
    await bridge.quiet();
  };
  const installGlobals = (): (() => void) => installed(globals);
  return {
    ...globals,
    api,
    workbook,
    settle,
    installGlobals,
    async run(action) {
      const uninstall = installGlobals();
      try {
        const result = await action();
        await settle();
        return result;
      } finally {
        uninstall();
      }
    },
    async dawn(day) {
      today = serialOf(day, workbook.date1904);
      isStale = true;
      await settle();
    },
    raise(event) {
      bridge.raise(event);
    },
    close() {
      stopEvents();
      stopWatching();
      api.close();
    },
  };
}

/** Excel brings formulas that depend on the day up to date when it opens a workbook, and those that have no value yet. */
function needsCalculationOnOpening(workbook: Workbook): boolean {
  return workbook.sheets.some((sheet) =>
    [...sheet.entries()].some(
      ([, , { formula, value }]) => formula !== undefined && (value === "" || onThisDay.test(formula)),
    ),
  );
}

/** What office.js talks to when it finds a native host instead of a parent frame. */
class HostBridge {
  /** Set by the library. */
  onMessageFromHost: ((text: string) => void) | null = null;
  private readonly api: RichApi;
  private readonly calculate: () => Promise<void>;
  private readonly calculateIfStale: () => Promise<void>;
  private open = 0;

  constructor(api: RichApi, calculate: () => Promise<void>, calculateIfStale: () => Promise<void>) {
    this.api = api;
    this.calculate = calculate;
    this.calculateIfStale = calculateIfStale;
  }

  sendMessageToHost(text: string): void {
    const { id, flags, message } = JSON.parse(text) as BridgeMessage;
    this.open++;
    void this.answer(message.body, flags).then((body) => {
      this.open--;
      this.onMessageFromHost?.(JSON.stringify({ id, type: 2, message: { statusCode: 200, headers: {}, body } }));
    });
  }

  raise({ category, type, target, args }: HostEvent): void {
    const entries = [[category, type, target, JSON.stringify(args), 1]];
    setImmediate(() => this.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } })));
  }

  /** Waits until events have arrived and the requests that they caused are answered. */
  async quiet(): Promise<void> {
    do await new Promise((resolve) => setTimeout(resolve, 0));
    while (this.open > 0);
    await new Promise((resolve) => setImmediate(resolve));
    if (this.open > 0) await this.quiet();
  }

  /** A fault of the stand-in itself must be seen, not taken for an answer of Excel's. */
  private async answer(body: unknown, flags: number): Promise<string> {
    try {
      await this.calculateIfStale();
      return await this.api.answer(body, flags, this.calculate);
    } catch (fault) {
      const Message = `The local Excel has a fault of its own: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`;
      return JSON.stringify({
        Results: [],
        Error: { Code: "GeneralException", Message, HttpStatusCode: 500, ActionIndex: -1 },
      });
    }
  }
}

interface LibraryGlobals {
  Excel: OfficeGlobal;
  Office: OfficeGlobal;
  OfficeExtension: OfficeGlobal;
}

function loadLibrary(bridge: HostBridge, requirementSets: Readonly<Record<string, string>>): LibraryGlobals {
  const window = browserLike(bridge);
  officeScript().runInContext(createContext(window));
  const { Excel, Office, OfficeExtension, OSF } = window as unknown as LibraryGlobals & { OSF: OfficeGlobal };
  const requirements = {
    isSetSupported: (name: string, version = "0"): boolean => isSupported(requirementSets, name, version),
  };
  const host = { hostType: "excel", hostPlatform: "web", isDialog: false };
  const context = { requirements, host: "Excel", platform: "OfficeOnline" };
  OSF["_OfficeAppFactory"] = { getContext: () => context, getHostInfo: () => host, getId: () => "local" };
  // Off in Excel itself; here it finds a member that the add-in's floor does not have.
  const { CommonUtility } = OfficeExtension as { CommonUtility: OfficeGlobal };
  CommonUtility["_doApiNotSupportedCheck"] = true;
  return { Excel, Office, OfficeExtension };
}

function isSupported(sets: Readonly<Record<string, string>>, name: string, version: string): boolean {
  const declared = Object.entries(sets).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
  if (declared === undefined) return false;
  const [major = 0, minor = 0] = declared.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = version.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** As little of a browser as the library asks for while it loads. */
function browserLike(bridge: HostBridge): Record<string, unknown> {
  const nothing = (): undefined => undefined;
  const location = new URL("https://localhost/");
  const document = {
    domain: "localhost",
    readyState: "loading",
    cookie: "",
    URL: location.href,
    addEventListener: nothing,
    getElementsByTagName: () => [],
    createElement: () => ({ style: {} }),
  };
  const window: Record<string, unknown> = {
    ...{ console, setTimeout, clearTimeout, setInterval, clearInterval, performance, URL, queueMicrotask, Promise },
    ...{ location, document, navigator: { userAgent: "node", platform: "node" } },
    addEventListener: nothing,
    removeEventListener: nothing,
    _richApiNativeBridge: bridge,
  };
  return Object.assign(window, { window, self: window, top: window, parent: window });
}

/** Every Excel in place, the newest last: they may go in any order. */
const standing: { readonly globals: LibraryGlobals }[] = [];
let before: readonly (readonly [name: string, descriptor: PropertyDescriptor | undefined])[] = [];

function installed(globals: LibraryGlobals): () => void {
  if (standing.length === 0) {
    before = Object.keys(globals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  }
  const own = { globals };
  standing.push(own);
  Object.assign(globalThis, globals);
  return () => {
    const at = standing.indexOf(own);
    if (at < 0) return;
    standing.splice(at, 1);
    const newest = standing.at(-1);
    if (newest === undefined) giveBack();
    else Object.assign(globalThis, newest.globals);
  };
}

function giveBack(): void {
  for (const [name, descriptor] of before) {
    if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
    else Object.defineProperty(globalThis, name, descriptor);
  }
}
