/** Values kept with the workbook are text under one prefix, so that they can be told from other add-ins' values. */
const prefix = "caseload-oversight.";

export function rememberedIn(settings: readonly Excel.Setting[]): Readonly<Record<string, unknown>> {
  const own = settings.filter(({ key }) => key.startsWith(prefix));
  return Object.fromEntries(own.map(({ key, value }) => [key.slice(prefix.length), parsed(value)]));
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : undefined;
  } catch {
    return undefined;
  }
}

/** Queues the changes; `undefined` forgets. */
export function keepSettings(context: Excel.RequestContext, values: Readonly<Record<string, unknown>>): void {
  const { settings } = context.workbook;
  for (const [key, value] of Object.entries(values)) {
    // Adding first makes sure that there is something to delete, without asking.
    const setting = settings.add(prefix + key, JSON.stringify(value ?? null));
    if (value === undefined) setting.delete();
  }
}
