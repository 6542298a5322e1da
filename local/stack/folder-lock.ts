import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Holds a data folder for this process: two stacks on one folder would each take the changes of the other for their own.
 * What a process that was killed has left behind does not hold it.
 * @returns what lets it go again.
 * @throws Error with a sentence when another process holds it.
 */
export function lockFolder(folder: string): () => void {
  const file = path.join(folder, "in-use");
  if (!taken(file)) {
    const holder = Number(readIfThere(file));
    if (isRunning(holder)) {
      throw new Error(
        `${folder} is in use by another stack (process ${holder}). Stop that one, or start with another folder: npm start -- --data FOLDER`,
      );
    }
    rmSync(file, { force: true });
    if (!taken(file))
      throw new Error(`${folder} has just been taken into use by another stack. Start with another folder.`);
  }
  return () => {
    rmSync(file, { force: true });
  };
}

/** Whether it is ours from now on. A link is made for one process alone, and what it leads to is written already. */
function taken(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Signal 0 asks and does nothing. A process of somebody else's is running too, and may not be asked. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
