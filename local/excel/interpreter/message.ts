import { refuse } from "../host-error.ts";

/** How office.js names an object: by its parent and a member, or by a reference given out before. */
export interface ObjectPath {
  Id: number;
  ObjectPathType: number;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
}

interface ArgumentInfo {
  Arguments?: readonly unknown[];
  /** Which arguments are objects: their path ids, 0 for plain values. */
  ReferencedObjectPathIds?: readonly unknown[] | null;
}

export interface Action {
  Id: number;
  ActionType: number;
  Name?: string;
  ObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: { Select?: readonly string[]; Expand?: readonly string[]; Skip?: number; Top?: number };
}

export interface RequestBody {
  Actions: readonly Action[];
  ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export const pathType = {
  root: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;
export const actionType = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5, ensureUnchanged: 6 } as const;

/** The library writes these messages, not a person: only their outline is checked. */
export function readBody(body: unknown): RequestBody {
  const { Actions, ObjectPaths } = (body ?? {}) as Partial<RequestBody>;
  if (!Array.isArray(Actions) || typeof ObjectPaths !== "object") refuse("InvalidArgument");
  return { Actions: Actions as readonly Action[], ObjectPaths };
}
