import type { HttpHandler } from "@azure/functions";
import type { z } from "zod";
import type { health } from "../../shared/contract/routes.ts";
import { type Api, endpoint } from "./endpoint.ts";

/** In milliseconds. Anybody may ask, as often as they like: the store is not asked each time. */
const rememberedFor = 5_000;

export function healthRoute({ version, storeIsReachable }: Pick<Api, "version" | "storeIsReachable">): HttpHandler {
  let last: { readonly at: number; readonly isReachable: Promise<boolean> } | undefined;
  return endpoint(async () => {
    const at = performance.now();
    if (last === undefined || at - last.at >= rememberedFor) last = { at, isReachable: storeIsReachable() };
    const store = (await last.isReachable) ? "reachable" : "unreachable";
    return { status: 200, body: { version, store } satisfies z.infer<typeof health> };
  });
}
