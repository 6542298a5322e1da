import { FunctionHost, type AddInFunction, type FunctionsMetadata } from "../add-in-functions.ts";

/** Where the manifest says that script and metadata of the functions are, and under which name they stand in formulas. */
const places = { script: "/custom-functions.js", metadata: "/custom-functions.json", namespace: "OVERSIGHT" };

/** The add-in's functions, loaded once for every workbook, as Excel on the web does in a page of its own. */
export async function loadFunctions(): Promise<readonly AddInFunction[]> {
  const host = new FunctionHost();
  Object.assign(globalThis, { CustomFunctions: host.CustomFunctions });
  const [metadata] = await Promise.all([fetch(places.metadata), import(places.script)]);
  return host.functions((await metadata.json()) as FunctionsMetadata, places.namespace);
}
