import * as core from "@univerjs/preset-sheets-core";
import { createUniver, LocaleType } from "@univerjs/presets";
import type { AddInFunction } from "../add-in-functions.ts";
import type { UniverApi } from "../univer-engine.ts";
import { univerFunction } from "../univer-functions.ts";

/** A Univer of its own that only calculates. */
export function univerWithoutGrid(functions: readonly AddInFunction[]): UniverApi {
  // The page's Univer asks for something to draw with as soon as it is given a workbook; it is never given a place to.
  const presets = [
    { plugins: [core.UniverRenderEnginePlugin, core.UniverSheetsPlugin, core.UniverFormulaEnginePlugin] },
  ];
  const locales = { [LocaleType.EN_US]: {} };
  const { univer, univerAPI } = createUniver({ locale: LocaleType.EN_US, locales, presets });
  const service = univer.__getInjector().get(core.IFunctionService);
  service.registerExecutors(...functions.map((each) => univerFunction(core, each)));
  return univerAPI;
}
