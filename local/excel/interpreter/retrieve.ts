import { notImitated } from "../host-error.ts";
import { definitionOf } from "./definitions.ts";
import type { Batch, Definition, Handle, Wire } from "./handles.ts";
import type { Action } from "./message.ts";

type Loaded = Record<string, Wire>;

const capital = (name: string): string => (name.startsWith("_") ? name : name.charAt(0).toUpperCase() + name.slice(1));

/** Id or _Id, where the class has one. */
export function identity(handle: Handle): Loaded {
  const { identity: own } = definitionOf(handle.kind);
  return own === undefined ? {} : { [own.name]: own.of(handle as never) };
}

/** What a load asks for. Without names, every plain property. */
export function query(handle: Handle, info: Action["QueryInfo"], batch: Batch): Loaded {
  const names = [...(info?.Select ?? []), ...(info?.Expand ?? [])];
  return loaded(handle, names, { batch, skip: info?.Skip ?? 0, top: info?.Top });
}

interface Query {
  batch: Batch;
  skip: number;
  top: number | undefined;
}

function loaded(handle: Handle, names: readonly string[], query: Query): Loaded {
  const definition = definitionOf(handle.kind);
  if (definition.items !== undefined) return loadedItems(handle, names, query);
  const plain = Object.keys(definition.get ?? {});
  const asked = byFirstName(names.length > 0 ? names.flatMap((name) => (name === "*" ? plain : [name])) : plain);
  const result: Loaded = identity(handle);
  for (const [name, rest] of asked) Object.assign(result, member(handle, name, { ...query, rest }));
  return result;
}

function member(handle: Handle, name: string, { batch, rest }: Query & { rest: string[] }): Loaded {
  const definition = definitionOf(handle.kind);
  const getter = definition.get?.[name.charAt(0).toLowerCase() + name.slice(1)];
  if (getter !== undefined) return { [capital(name)]: getter(handle as never, batch) };
  const link = definition.links?.[capital(name)];
  if (link === undefined) return notImitated(`${handle.kind}.${name}`);
  const linked = link(handle as never, batch);
  return { [capital(name)]: linked === null ? null : loaded(linked, rest, { batch, skip: 0, top: undefined }) };
}

/** "items/name" and a plain "name" both speak of each item. */
function loadedItems(handle: Handle, names: readonly string[], { batch, skip, top }: Query): Loaded {
  const definition: Definition<never> = definitionOf(handle.kind);
  const own = names.filter((name) => definition.get?.[name] !== undefined);
  const ofItems = names.filter((name) => !own.includes(name)).map((name) => name.replace(/^items(\/|$)/, ""));
  const result: Loaded = Object.fromEntries(
    own.map((name) => [capital(name), definition.get?.[name]?.(handle as never, batch) ?? null]),
  );
  const wantsItems = names.length === 0 || ofItems.length > 0;
  if (!wantsItems) return result;
  const asked = ofItems.filter((name) => name !== "");
  const items = (definition.items?.(handle as never, batch) ?? []).slice(
    skip,
    top === undefined ? undefined : skip + top,
  );
  return { ...result, _Items: items.map((item) => loaded(item, asked, { batch, skip: 0, top: undefined })) };
}

/** "format/fill/color" under "format". */
function byFirstName(names: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const [first = "", ...rest] = name.split("/");
    const group = groups.get(first) ?? [];
    if (rest.length > 0) group.push(rest.join("/"));
    groups.set(first, group);
  }
  return groups;
}
