import path from "node:path";
import { parseArgs } from "node:util";
import { isPlainDate } from "../../shared/calendar/plain-date.ts";
import { folders } from "../set-up/folders.ts";

export interface StartOptions {
  /** 0 for any that is free. */
  readonly port: number;
  readonly data: string;
  /** YYYY-MM-DD, or `now`. */
  readonly today: string;
  /** Serves what is built already, and builds nothing. */
  readonly noBuild: boolean;
}

/**
 * Reads what follows `npm start --`.
 * @throws Error with a sentence to show.
 */
export function startOptions(args: readonly string[]): StartOptions {
  const { port: portText, data, today, "no-build": noBuild } = parse(args);
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port > 65_535)
    throw new Error(`--port ${portText} is not a port: give a number such as 3443.`);
  if (today !== "now" && !isPlainDate(today))
    throw new Error(`--today ${today} is not a day: give one such as 2025-09-15, or now.`);
  return { port, data, today, noBuild };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "3443" },
        data: { type: "string", default: path.join(folders.data, "data") },
        today: { type: "string", default: "2025-09-15" },
        "no-build": { type: "boolean", default: false },
      },
    }).values;
  } catch (cause) {
    const [what] = (cause instanceof Error ? cause.message : String(cause)).split(/[.\n]/);
    throw new Error(`${what}: give only --port 3443, --data FOLDER, --today 2025-09-15 or --no-build.`, { cause });
  }
}
