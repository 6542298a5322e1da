import type { Handle } from "./handles.ts";

/** The objects that Excel remembers for the add-in between batches. Those nobody asked to keep go with their batch. */
export class References {
  private readonly held = new Map<string, Handle>();
  private readonly keys = new Map<Handle, string>();
  private readonly kept = new Set<string>();
  private next = 1;

  keyOf(handle: Handle): string {
    const known = this.keys.get(handle);
    if (known !== undefined) return known;
    const key = `ref${this.next++}`;
    this.held.set(key, handle);
    this.keys.set(handle, key);
    return key;
  }

  find(key: string): Handle | undefined {
    return this.held.get(key);
  }

  keep(handle: Handle): void {
    this.kept.add(this.keyOf(handle));
  }

  release(key: string): void {
    const handle = this.held.get(key);
    if (handle !== undefined) this.keys.delete(handle);
    this.held.delete(key);
    this.kept.delete(key);
  }

  forgetUnkept(): void {
    for (const key of [...this.held.keys()]) if (!this.kept.has(key)) this.release(key);
  }

  handles(): IterableIterator<Handle> {
    return this.held.values();
  }

  get count(): number {
    return this.held.size;
  }
}
