import type { RecordedEntry } from "../contract/entries.ts";
import { readDateCell, type Cell, type DateFault } from "./read-date.ts";
import { readYesNoCell, refuses, type YesNoContext } from "./read-yes-no.ts";

interface RecordedReading {
  readonly entry: RecordedEntry;
  readonly fault?: DateFault;
}

/** When it was recorded, or only whether. */
export function readRecordedCell(cell: Cell, context: YesNoContext): RecordedReading {
  const { entry, fault } = readDateCell(cell, { ...context, column: "event" });
  if (entry.kind === "dates") {
    return refuses(cell.value) ? { entry: { kind: "unreadable" }, fault: "not-a-date" } : { entry };
  }
  if (fault === "formula") return { entry: { kind: "unreadable" }, fault };
  if (entry.kind === "new") return { entry: { kind: "blank" } };
  const answer = readYesNoCell(cell, context);
  if (answer.kind === "dated-yes") return { entry: { kind: "dates", dates: [{ on: answer.on, group: false }] } };
  return answer.kind === "unreadable"
    ? { entry: { kind: "unreadable" }, fault: fault ?? "not-a-date" }
    : { entry: { kind: answer.kind } };
}
