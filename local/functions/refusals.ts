import type { RegisteredFunction } from "./function-app.ts";
import type { HostSettings } from "./host-json.ts";

const ofTheHost = ["httpTrigger", "timerTrigger"];
const ofTheBundle = ["cosmosDBTrigger"];
const knownTriggers = [...ofTheHost, ...ofTheBundle];

/** A function that this host would run only in part is refused at the start, not discovered later. */
export function refuseUnknownBindings({ metadata }: RegisteredFunction, { hasBundle }: HostSettings): void {
  for (const [name, { type, direction }] of Object.entries(metadata.bindings)) {
    const known =
      direction === "in" ? knownTriggers.includes(type) : name === "$return" && type.toLowerCase() === "http";
    if (!known) {
      throw new Error(
        `Function "${metadata.name}" uses "${type}" (${direction}): this host has HTTP, timer and Cosmos DB triggers and no other bindings. Use func start for it.`,
      );
    }
    if (ofTheBundle.includes(type) && !hasBundle) {
      throw new Error(
        `The binding type(s) '${type}' are not registered: function "${metadata.name}" needs the extensionBundle in host.json.`,
      );
    }
  }
}
