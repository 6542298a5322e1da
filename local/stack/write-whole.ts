import { renameSync, writeFileSync } from "node:fs";

/** Writes a file in one step: a process that ends in between leaves all of it or nothing. */
export function writeWhole(file: string, text: string, mode = 0o644): void {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, file);
}
