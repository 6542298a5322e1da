import { z } from "zod";

/** What this host obeys in host.json. Logging levels and limits of load are read by the real host only. */
export interface HostSettings {
  readonly routePrefix: string;
  readonly customHeaders: Readonly<Record<string, string>>;
  /** Triggers other than HTTP and timers come with the extension bundle. */
  readonly hasBundle: boolean;
}

const schema = z.object({
  version: z.literal("2.0"),
  extensionBundle: z
    .object({ id: z.literal("Microsoft.Azure.Functions.ExtensionBundle"), version: z.literal("[4.*, 5.0.0)") })
    .optional(),
  customHandler: z.undefined("host.json has a custom handler: this host runs @azure/functions only.").optional(),
  extensions: z
    .object({
      http: z
        .object({
          routePrefix: z.string().default("api"),
          customHeaders: z.record(z.string(), z.string()).default({}),
          hsts: z.undefined("host.json sets hsts: this host does not send it. Set it as a custom header.").optional(),
        })
        .optional(),
    })
    .optional(),
});

export function readHostJson(hostJson: unknown): HostSettings {
  const read = schema.safeParse(hostJson);
  if (!read.success) throw new Error(`host.json cannot be used: ${z.prettifyError(read.error)}`);
  const http = read.data.extensions?.http;
  return {
    routePrefix: (http?.routePrefix ?? "api").replaceAll(/^\/+|\/+$/g, ""),
    customHeaders: http?.customHeaders ?? {},
    hasBundle: read.data.extensionBundle !== undefined,
  };
}
