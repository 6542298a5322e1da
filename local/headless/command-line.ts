import { readFileSync, statSync } from "node:fs";
import { isPlainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";
import { todayInLondon } from "../../functions/use-cases/today-in-london.ts";

/** What the commands share in reading what was typed. */

/** @throws Error with one sentence for what is no day of the calendar. */
export function dayAsked(asAt: string | undefined, now: Date): PlainDate {
  const day = asAt ?? todayInLondon(now);
  if (!isPlainDate(day)) throw new Error(`--as-at ${day} is not a day: give one such as 2025-09-15.`);
  return day;
}

/** What is written by hand is far smaller; a whole policy is some fifty thousand characters. */
const mostBytes = 5_000_000;

/** @throws Error with one sentence for a file that cannot be read, is too big, or is not JSON. */
export function jsonIn(file: string): unknown {
  const text = textIn(file);
  try {
    return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message.replaceAll(/\s+/g, " ") : "";
    throw new Error(`${file} cannot be read as JSON: ${why}.`, { cause: error });
  }
}

function textIn(file: string): string {
  try {
    const { size } = statSync(file);
    if (size <= mostBytes) return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`${file} ${whyUnreadable(error)}.`, { cause: error });
  }
  throw new Error(`${file} is too big to be what was asked for: it may have ${mostBytes / 1_000_000} MB at most.`);
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "does not exist: check the name";
  if (code === "EISDIR") return "is a folder: name a file";
  return "cannot be read: check that you may read it";
}

/** The first sentence of an error, in our own words where Node speaks of how arguments are written. */
export function oneSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  const [option] = /--?[a-z][a-z-]*/.exec(error.message.replace("-h, ", "")) ?? [];
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `${option ?? "An option"} is not an option; --help lists them.`;
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
    const wants = error.message.includes("does not take") ? "takes no value" : "needs a value";
    return `${option ?? "An option"} ${wants}; --help shows how it is written.`;
  }
  return error.message;
}
