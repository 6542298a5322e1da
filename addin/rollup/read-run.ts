import type { ClientOptions } from "../../shared/contract/client.ts";
import { routes, type AuditRun } from "../../shared/contract/routes.ts";

export interface RunPlace {
  readonly council: string;
  readonly team: string;
  readonly runId: string;
}

/** One run's record: who submitted it, and when. Undefined when it cannot be read: the page's figures do not hang on it. */
export async function readRun({ base, fetch, token }: ClientOptions, place: RunPlace): Promise<AuditRun | undefined> {
  const names: Readonly<Record<string, string>> = { ...place };
  const path = routes.run.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ""));
  try {
    const bearer = await token();
    if (bearer === undefined) return undefined;
    const headers = { accept: "application/json", authorization: `Bearer ${bearer}` };
    const response = await fetch(`${base}${path}`, { method: routes.run.method, headers });
    const read =
      response.status === 200 ? routes.run.answers[200].safeParse(JSON.parse(await response.text())) : undefined;
    return read?.data;
  } catch {
    return undefined;
  }
}
