/** The app settings of the function app: in Azure they are environment variables, here an object that is passed in. */
export type Environment = Readonly<Record<string, string>>;

/** A binding's option with every `%NAME%` replaced by the setting of that name, as the real host does. */
export function resolveSettings(text: string, environment: Environment): string {
  return text.replaceAll(/%([^%]+)%/g, (_whole, name: string) => {
    const value = environment[name];
    if (value === undefined) throw new Error(`The setting "${name}" is missing: set it in the environment.`);
    return value;
  });
}

export function isDisabled(functionName: string, environment: Environment): boolean {
  const value =
    environment[`AzureWebJobs.${functionName}.Disabled`] ?? environment[`AzureWebJobs_${functionName}_Disabled`];
  return /^(1|true)$/i.test(value ?? "");
}

/** Azure takes a connection string under this name, or `NAME__accountEndpoint` with the app's own identity. */
export function requireConnection(connection: string, environment: Environment): void {
  if (environment[connection] !== undefined || environment[`${connection}__accountEndpoint`] !== undefined) return;
  throw new Error(`The connection "${connection}" is missing: set ${connection} or ${connection}__accountEndpoint.`);
}

const defaultBodyLimit = 104_857_600;

/** The largest request body in bytes: 100 MB unless the setting says otherwise. */
export function bodyLimit(environment: Environment): number {
  const setting = environment["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"];
  if (setting === undefined) return defaultBodyLimit;
  if (!/^\d+$/.test(setting)) throw new Error("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT must be a number of bytes.");
  return Number(setting);
}
