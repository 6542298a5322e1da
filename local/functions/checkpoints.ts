import { mkdir, open, readFile, rename } from "node:fs/promises";
import path from "node:path";

/** Where each change feed keeps the place up to which its changes have been dealt with. */
export interface Checkpoints {
  read(name: string): Promise<string | undefined>;
  /** Durable when it resolves: the token is there again after a power cut. */
  write(name: string, token: string): Promise<void>;
}

/** One file per change feed. A new token replaces the old one in one step, so a crash leaves one or the other. */
export function fileCheckpoints(directory: string): Checkpoints {
  const fileOf = (name: string): string => path.join(directory, `${encodeURIComponent(name)}.checkpoint`);
  return {
    async read(name) {
      try {
        return await readFile(fileOf(name), "utf8");
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw error;
      }
    },
    async write(name, token) {
      await mkdir(directory, { recursive: true });
      const draft = `${fileOf(name)}.new`;
      const file = await open(draft, "w");
      try {
        await file.writeFile(token);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, fileOf(name));
      await syncDirectory(directory);
    },
  };
}

/** The new name is durable only when the directory is. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === "win32") return; // Windows cannot open a directory, and keeps renames itself.
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
