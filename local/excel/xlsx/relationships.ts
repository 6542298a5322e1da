import type { Parts } from "./zip.ts";
import { decode, walk } from "./xml.ts";

interface Relationship {
  /** The last word of its type: "worksheet", "table", "styles". */
  kind: string;
  /** The name of the part as the package has it; undefined where it is outside the package or missing. */
  part: string | undefined;
}

/** The relationships of one part ("" for the package itself) by their id. What is outside the package is never followed. */
export function relationshipsOf(parts: Parts, owner: string): Map<string, Relationship> {
  const folder = owner.slice(0, owner.lastIndexOf("/") + 1);
  const name = findPart(parts, `${folder}_rels/${owner.slice(folder.length)}.rels`);
  const found = new Map<string, Relationship>();
  const bytes = name === undefined ? undefined : parts.get(name);
  if (name === undefined || bytes === undefined) return found;
  walk(decode(bytes, name), name, {
    open: ({ path, attributes }) => {
      if (path !== "Relationships/Relationship") return;
      const { Id: id, Type: type = "", Target: target = "", TargetMode: mode } = attributes;
      const part = mode === "External" ? undefined : findPart(parts, resolve(folder, target));
      if (id !== undefined) found.set(id, { kind: type.slice(type.lastIndexOf("/") + 1), part });
    },
  });
  return found;
}

/** Part names are the same in any case of letters. */
function findPart(parts: Parts, name: string): string | undefined {
  if (parts.has(name)) return name;
  return [...parts.keys()].find((key) => key.toLowerCase() === name.toLowerCase());
}

function resolve(folder: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folder.split("/").filter((step) => step !== "");
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
