import { HostError, notImitated, refuse } from "../host-error.ts";
import type { Change, Workbook } from "../model.ts";
import type { Place } from "../moving.ts";
import { CallArguments } from "./arguments.ts";
import { definitionOf } from "./definitions.ts";
import { isHandle, make, type Batch, type Handle, type Outcome, type Wire } from "./handles.ts";
import { actionType, pathType, type Action, type ObjectPath, type RequestBody } from "./message.ts";
import type { References } from "./references.ts";
import type { Registrations } from "./registrations.ts";
import { identity, query } from "./retrieve.ts";

interface ActionResult {
  ActionId: number;
  Value: Wire;
}

/** As Excel words it; `ActionIndex` lets office.js name the statement. */
export interface BatchError {
  Code: string;
  Message: string;
  HttpStatusCode: number;
  ActionIndex: number;
  Location: string;
}

export interface ProcessResult {
  Results: ActionResult[];
  Error?: BatchError;
}

/** One batch on its way through the workbook. What was done before an error stays done, as in Excel. */
export class BatchRun implements Batch {
  readonly workbook: Workbook;
  readonly registrations: Registrations;
  readonly changes: Change[] = [];
  private readonly references: References;
  private readonly body: RequestBody;
  private readonly resolved = new Map<number, Handle | null>();
  private isStale = false;
  private isCalculationSuspended = false;

  constructor(body: RequestBody, host: { workbook: Workbook; registrations: Registrations; references: References }) {
    this.body = body;
    this.workbook = host.workbook;
    this.registrations = host.registrations;
    this.references = host.references;
  }

  /** Pauses where Excel would have recalculated before it answers. */
  *run(): Generator<"calculate", ProcessResult, undefined> {
    const results: ActionResult[] = [];
    for (const [index, action] of this.body.Actions.entries()) {
      if (action.ActionType === actionType.query && this.isStale && !this.isCalculationSuspended) {
        this.isStale = false;
        yield "calculate";
      }
      try {
        results.push({ ActionId: action.Id, Value: this.perform(action) });
      } catch (error) {
        return { Results: results, Error: this.describe(error, action, index) };
      }
    }
    return { Results: results };
  }

  get needsCalculation(): boolean {
    return this.isStale;
  }

  *placesInUse(): IterableIterator<Place> {
    const places = new Set<Place>();
    for (const handle of [...this.references.handles(), ...this.resolved.values()]) {
      if (handle?.kind === "Range") places.add(handle.place);
      if (handle?.kind === "RangeAreas") handle.places.forEach((place) => places.add(place));
    }
    yield* places;
  }

  tell(change: Change): void {
    if (["cells", "structure", "mode"].includes(change.kind)) this.isStale = true;
    const last = this.changes.at(-1);
    if (change.kind === "formats" && last?.kind === "formats" && last.sheet === change.sheet) return;
    this.changes.push(change);
  }

  releaseReference(key: string): void {
    this.references.release(key);
  }

  referenced(key: string): Handle | undefined {
    return this.references.find(key);
  }

  suspendCalculation(): void {
    this.isCalculationSuspended = true;
  }

  private perform(action: Action): Wire {
    if (action.ActionType === actionType.trace) return null;
    const handle = action.ObjectPathId === undefined ? null : this.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case actionType.instantiate:
        return handle === null ? null : this.instantiated(handle);
      case actionType.query:
        return handle === null ? null : query(handle, action.QueryInfo, this);
      case actionType.method:
        return this.call(handle, action);
      case actionType.set:
        this.set(handle, action);
        return null;
      default:
        return notImitated(`A request of type ${action.ActionType}`);
    }
  }

  private instantiated(handle: Handle): Wire {
    const own = identity(handle);
    if (definitionOf(handle.kind).isReferenced !== true) return own;
    return { ...own, _ReferenceId: this.references.keyOf(handle) };
  }

  private call(handle: Handle | null, action: Action): Wire {
    const name = action.Name ?? "";
    if (handle === null) return name === "_KeepReference" ? null : refuse("ItemNotFound");
    const outcome = this.invoke(handle, name, action.ArgumentInfo);
    if (name === "_KeepReference") this.references.keep(handle);
    return isHandle(outcome) ? identity(outcome) : (outcome ?? null);
  }

  private set(handle: Handle | null, action: Action): void {
    if (handle === null) refuse("ItemNotFound");
    const name = action.Name ?? "";
    const setter = definitionOf(handle.kind).set?.[name.charAt(0).toLowerCase() + name.slice(1)];
    if (setter === undefined) notImitated(`Setting ${handle.kind}.${name}`);
    setter(handle as never, this.argumentsOf(action.ArgumentInfo)[0], this);
  }

  private resolve(id: number): Handle | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const path = this.body.ObjectPaths[String(id)] ?? refuse("InvalidArgument");
    const handle = this.follow(path);
    this.resolved.set(id, handle);
    return handle;
  }

  private follow(path: ObjectPath): Handle | null {
    switch (path.ObjectPathType) {
      case pathType.root:
        return make("Workbook", {});
      case pathType.reference:
        return this.references.find(path.Name) ?? refuse("ItemNotFound");
      case pathType.nullObject:
        return null;
      case pathType.newObject:
        return notImitated(path.Name);
      default:
        return this.fromParent(path);
    }
  }

  private fromParent(path: ObjectPath): Handle | null {
    const parent = path.ParentObjectPathId === undefined ? null : this.resolve(path.ParentObjectPathId);
    if (parent === null) return null;
    const definition = definitionOf(parent.kind);
    if (path.ObjectPathType === pathType.property) {
      const link = definition.links?.[path.Name];
      return link === undefined ? notImitated(`${parent.kind}.${path.Name}`) : link(parent as never, this);
    }
    if (path.ObjectPathType === pathType.indexer) {
      const [key] = this.argumentsOf(path.ArgumentInfo);
      return definition.item?.(parent as never, key, this) ?? refuse("ItemNotFound");
    }
    const outcome = this.invoke(parent, path.Name, path.ArgumentInfo);
    return isHandle(outcome) ? outcome : outcome === null ? null : notImitated(`${parent.kind}.${path.Name}`);
  }

  private invoke(handle: Handle, name: string, info: Action["ArgumentInfo"]): Outcome {
    const method = definitionOf(handle.kind).methods?.[name];
    if (method === undefined) return notImitated(`${handle.kind}.${name}`);
    return method(handle as never, new CallArguments(this.argumentsOf(info)), this);
  }

  private argumentsOf(info: Action["ArgumentInfo"]): unknown[] {
    const ids = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((value, index) => {
      const id = ids?.[index];
      return typeof id === "number" && id !== 0 ? this.resolve(id) : value;
    });
  }

  private describe(error: unknown, action: Action, index: number): BatchError {
    if (!(error instanceof HostError)) throw error;
    return {
      Code: error.code,
      Message: error.message,
      HttpStatusCode: error.code === "ItemNotFound" || error.code === "ApiNotFound" ? 404 : 400,
      ActionIndex: index,
      Location: this.locationOf(action),
    };
  }

  /** Such as "Range.values", or "WorksheetCollection.getItem" where there is no such item. */
  private locationOf({ ObjectPathId, Name = "" }: Action): string {
    if (ObjectPathId === undefined) return Name;
    const of = this.resolved.get(ObjectPathId);
    const path = this.body.ObjectPaths[String(ObjectPathId)];
    if (of === undefined && path?.ObjectPathType === pathType.indexer && path.ParentObjectPathId !== undefined) {
      return `${this.resolved.get(path.ParentObjectPathId)?.kind ?? ""}.getItem`;
    }
    return [of?.kind ?? "", Name].filter((part) => part !== "").join(".");
  }
}
