import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { createContext, runInContext } from "node:vm";
import { customFunctions } from "../../manifest/product.ts";
import { FunctionHost, type AddInFunction, type FunctionsMetadata } from "./add-in-functions.ts";

/**
 * The add-in's functions out of a folder of built pages, loaded as Excel loads them where there is no page: the script
 * alone, with the language and `CustomFunctions` and nothing else. None where nothing is built.
 */
export function builtFunctions(folder: string): readonly AddInFunction[] {
  const script = path.join(folder, customFunctions.script);
  if (!existsSync(script)) return [];
  const host = new FunctionHost();
  runInContext(readFileSync(script, "utf8"), createContext({ CustomFunctions: host.CustomFunctions }));
  const metadata = readFileSync(path.join(folder, customFunctions.metadata), "utf8");
  return host.functions(JSON.parse(metadata) as FunctionsMetadata, customFunctions.namespace);
}
