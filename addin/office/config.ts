import * as z from "zod";

/** What the pages must know of their surroundings; served beside them, so that one build serves every tenant. */
const pageConfig = z.strictObject({
  apiBase: z.string().min(1),
  /** Where people sign in, such as https://login.microsoftonline.com/TENANT. */
  authority: z.url(),
  clientId: z.string().min(1),
  scopes: z.array(z.string()).min(1),
  knownAuthorities: z.array(z.string()),
  /** The authority is a plain OpenID Connect issuer rather than Microsoft Entra ID. */
  oidc: z.boolean(),
});
export type PageConfig = z.infer<typeof pageConfig>;

export async function loadConfig(fetch: typeof globalThis.fetch): Promise<PageConfig> {
  const response = await fetch("/config.json");
  const parsed = pageConfig.safeParse(await response.json());
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  throw new Error(`The file config.json is not complete: ${faults}.`);
}
