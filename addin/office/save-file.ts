import { failureOf, unreached, type ClientOptions, type Failure } from "../../shared/contract/client.ts";
import type { SaveFile } from "../rollup/page-tools.ts";
import { handOver } from "../ui/hand-over.ts";

/** A file of many runs takes its time. */
const longestWait = 5 * 60_000;

/** Files that the browser saves where it saves downloads. The service asks for the token, so a plain link would not do. */
export function saveFile({ base, token }: ClientOptions): SaveFile {
  return {
    async file(path) {
      try {
        return await fetched(`${base}${path}`, await token());
      } catch (error) {
        return unreached(error);
      }
    },
    text(name, type, text) {
      handOver(name, new Blob([text], { type: `${type};charset=utf-8` }));
    },
  };
}

async function fetched(address: string, bearer: string | undefined): Promise<Failure | undefined> {
  const headers = { authorization: `Bearer ${bearer ?? ""}` };
  const response = await fetch(address, { headers, cache: "no-store", signal: AbortSignal.timeout(longestWait) });
  if (!response.ok) {
    const reference = response.headers.get("x-correlation-id") ?? undefined;
    return failureOf(response.status, await response.text(), reference);
  }
  handOver(nameIn(response), await response.blob());
  return undefined;
}

function nameIn(response: Response): string {
  return /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "audits";
}
