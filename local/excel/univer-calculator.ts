import { createRequire } from "node:module";
import type * as NodePreset from "@univerjs/preset-sheets-node-core";
import type * as Presets from "@univerjs/presets";
import type { AddInFunction } from "./add-in-functions.ts";
import { FormulaCalculator } from "./formula-calculator.ts";
import { UniverEngine, type Engine, type UniverApi } from "./univer-engine.ts";
import { univerFunction } from "./univer-functions.ts";

/** Works out formulas in Node. `functions` are those of an add-in. */
export class UniverCalculator extends FormulaCalculator {
  constructor(functions: readonly AddInFunction[] = []) {
    super(univerInNode(functions));
  }
}

export function univerInNode(functions: readonly AddInFunction[] = []): Engine {
  return new UniverEngine(() => univerWithoutPage(functions));
}

/** Univer's ES modules do not load in Node, the others do. */
function univerWithoutPage(functions: readonly AddInFunction[]): UniverApi {
  const require = createRequire(import.meta.url);
  const { createUniver, LocaleType } = require("@univerjs/presets") as typeof Presets;
  const node = require("@univerjs/preset-sheets-node-core") as typeof NodePreset;
  // Without the part that calculates of its own accord.
  const presets = [{ plugins: [node.UniverSheetsPlugin, node.UniverFormulaEnginePlugin] }];
  const locales = { [LocaleType.EN_US]: {} };
  const { univer, univerAPI } = createUniver({ locale: LocaleType.EN_US, locales, presets });
  const service = univer.__getInjector().get(node.IFunctionService);
  service.registerExecutors(...functions.map((each) => univerFunction(node, each)));
  return univerAPI;
}
