import type { ChangeFeedSource } from "./change-feed.ts";
import { type RegisteredFunction, triggerOf } from "./function-app.ts";
import { type Environment, requireConnection, resolveSettings } from "./settings.ts";

const azureItemsPerInvocation = 100;

/** Reads the options of a Cosmos DB trigger (extension version 4). */
export function triggerSource(
  fn: RegisteredFunction,
  environment: Environment,
): { source: ChangeFeedSource; connection: string } {
  const { name } = fn.metadata;
  const { binding } = triggerOf(fn);
  const text = (option: string): string => {
    const value = binding[option];
    if (typeof value === "string") return resolveSettings(value, environment);
    throw new Error(`The Cosmos DB trigger of "${name}" needs "${option}".`);
  };
  if (binding["startFromTime"] !== undefined) {
    throw new Error(
      `The Cosmos DB trigger of "${name}" sets startFromTime: this host starts from now or the beginning.`,
    );
  }
  const connection = text("connection");
  requireConnection(connection, environment);
  const [databaseName, containerName] = [text("databaseName"), text("containerName")];
  const source = {
    name: `${databaseName}.${containerName}.${name}`,
    databaseName,
    containerName,
    startFromBeginning: binding["startFromBeginning"] === true,
    maxItemsPerInvocation: (binding["maxItemsPerInvocation"] as number | undefined) ?? azureItemsPerInvocation,
  };
  return { source, connection };
}

/** In Azure two functions that share leases each see only some of the changes: here every one would see all. */
export function requireOwnLeases(functions: readonly RegisteredFunction[]): void {
  const owners = new Map<string, string>();
  for (const fn of functions) {
    const { binding } = triggerOf(fn);
    const options = ["connection", "databaseName", "containerName", "leaseContainerName", "leaseContainerPrefix"];
    const leases = JSON.stringify(options.map((option) => binding[option] ?? null));
    const other = owners.get(leases);
    if (other !== undefined) {
      throw new Error(
        `"${other}" and "${fn.metadata.name}" follow one container with the same leases: give each its own leaseContainerPrefix.`,
      );
    }
    owners.set(leases, fn.metadata.name);
  }
}
