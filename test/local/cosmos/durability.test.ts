import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import type { Container } from "@azure/cosmos";
import { describe, expect, it } from "vitest";
import { LocalStoreUnreadable } from "../../../local/cosmos/errors.ts";
import { openLocalCosmos } from "../../../local/cosmos/open.ts";
import { containerOf, KEY, newFile, openClient, query } from "./support.ts";

describe("what was acknowledged", () => {
  it("is there after a restart", async () => {
    const file = newFile();
    const first = openClient({ file });
    const { resource } = await (await containerOf(first.client)).items.create({ id: "1", team: "pod" });
    first.close();
    const container = await containerOf(openClient({ file }).client);
    expect((await container.item("1", "pod").read()).resource).toEqual(resource);
  });

  it("is there after the process was killed in the middle of writing", async () => {
    const file = newFile();
    const writer = spawn(process.execPath, [fileURLToPath(new URL("writer.ts", import.meta.url)), file], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(writer, "exit");
    const acknowledged: string[] = [];
    for await (const id of createInterface({ input: writer.stdout })) {
      acknowledged.push(id);
      if (acknowledged.length === 60) writer.kill("SIGKILL");
    }
    expect((await ended)[1]).toBe("SIGKILL");
    const container = await containerOf(openClient({ file }).client);
    const kept = new Set(await query(container, "SELECT VALUE c.id FROM c"));
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    // Each batch writes a pair: never one without the other.
    const alone = [...kept]
      .map(String)
      .filter((id) => !kept.has(id.startsWith("a") ? `b${id.slice(1)}` : `a${id.slice(1)}`));
    expect(alone).toEqual([]);
  });
});

async function fill(container: Container): Promise<void> {
  for (let n = 0; n < 50; n++) await container.items.create({ id: `${n}`, team: "pod", text: "x".repeat(1_000) });
}

function spoilMiddle(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 20_480, 40_960);
  writeFileSync(file, bytes);
}

describe("a file that cannot be read", () => {
  const damage: Record<string, (file: string) => void> = {
    "is not a database": (file) => {
      writeFileSync(file, "Notes of a supervision, kept by mistake under this name.".repeat(100));
    },
    "was cut short": (file) => {
      truncateSync(file, 12_000);
    },
    "was overwritten in the middle": spoilMiddle,
    "belongs to another program": (file) => {
      writeFileSync(file, "");
      const other = new DatabaseSync(file);
      other.exec("CREATE TABLE theirs (a)");
      other.close();
    },
  };

  it.each(Object.entries(damage))("is left as it is when it %s", async (_, spoil) => {
    const file = newFile();
    const { client, close } = openClient({ file });
    const container = await containerOf(client);
    await fill(container);
    close();
    spoil(file);
    const before = readFileSync(file);
    const opening = () => openLocalCosmos({ file, key: KEY });
    expect(opening).toThrow(LocalStoreUnreadable);
    expect(opening).toThrow(
      `The local store ${file} cannot be read. It was left as it is; move it away or run with another --data folder to start with a new one.`,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual(["store.db"]);
  });

  it("is left as it is together with the writes that a killed process left beside it", async () => {
    const running = newFile();
    const first = openClient({ file: running });
    await fill(await containerOf(first.client));
    first.close();
    const container = await containerOf(openClient({ file: running }).client);
    await container.items.create({ id: "late", team: "pod" });
    const file = newFile();
    for (const end of ["", "-wal"]) copyFileSync(`${running}${end}`, `${file}${end}`);
    spoilMiddle(file);
    const before = [file, `${file}-wal`].map((name) => readFileSync(name));
    expect(() => openLocalCosmos({ file, key: KEY })).toThrow(LocalStoreUnreadable);
    expect([file, `${file}-wal`].map((name) => readFileSync(name))).toEqual(before);
  });

  it("is not confused with a new one that is empty", async () => {
    const file = newFile();
    writeFileSync(file, "");
    const container = await containerOf(openClient({ file }).client);
    expect((await container.items.create({ id: "1", team: "pod" })).statusCode).toBe(201);
  });
});
