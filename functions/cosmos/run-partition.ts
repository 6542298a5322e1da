import type { RunKey } from "../ports.ts";

/** All documents of one run lie together. */
export function partitionOf({ council, team, runId }: RunKey): [string, string, string] {
  return [council, team, runId];
}
