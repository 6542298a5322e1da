import type { Me } from "../../shared/contract/routes.ts";

/** What the council says that its references look like; undefined where it does not, or the service has not told it. */
export function referencePatternOf(me: Me | undefined, council: string): string | undefined {
  return me?.councils.find((each) => each.council === council)?.referencePattern;
}
