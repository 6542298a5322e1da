import { pathToFileURL } from "node:url";
import type { Environment } from "./settings.ts";

/**
 * Loads the built app, as Azure does. The bundle holds its own copy of @azure/functions and reads its settings from
 * the process, so they are put there first; one process can load one bundle once.
 */
export async function loadBundle(file: string, environment: Environment): Promise<void> {
  Object.assign(process.env, environment);
  await import(pathToFileURL(file).href);
}
