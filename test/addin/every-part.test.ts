import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { folders } from "../../local/set-up/folders.ts";

const list = "addin/taskpane/every-part.ts";

/** The files that a file imports only when it wants them. */
function wantedLater(file: string): string[] {
  const text = readFileSync(path.join(folders.root, file), "utf8");
  return [...text.matchAll(/\bimport\("(\.[^"]+)"\)/gu)].map(([, to = ""]) => path.join(path.dirname(file), to));
}

it("every part of the pane that is fetched late is on the list of what is fetched while there is a connection", () => {
  const files = globSync("addin/{taskpane,commands}/**/*.{ts,tsx}", { cwd: folders.root });
  const wanted = new Set(files.filter((file) => file !== list).flatMap(wantedLater));
  expect(wanted.size).toBeGreaterThan(10);
  expect([...wanted].toSorted()).toEqual(wantedLater(list).toSorted());
});
