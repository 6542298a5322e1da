import type { HttpHandler } from "@azure/functions";
import type { z } from "zod";
import type { health } from "../../shared/contract/routes.ts";
import { type Api, endpoint } from "./endpoint.ts";

export function healthRoute({ version, storeIsReachable }: Pick<Api, "version" | "storeIsReachable">): HttpHandler {
  return endpoint(async () => {
    const store = (await storeIsReachable()) ? "reachable" : "unreachable";
    return { status: 200, body: { version, store } satisfies z.infer<typeof health> };
  });
}
