import { refuse } from "../host-error.ts";
import { isHandle, type Arguments, type HandleOf, type Kind } from "./handles.ts";

export class CallArguments implements Arguments {
  readonly values: readonly unknown[];

  constructor(values: readonly unknown[]) {
    this.values = values;
  }

  at(index: number): unknown {
    return this.values[index] ?? undefined;
  }

  text(index: number): string {
    const value = this.at(index);
    return typeof value === "string" ? value : refuse("InvalidArgument");
  }

  integer(index: number, missing?: number): number {
    const value = this.at(index) ?? missing;
    return typeof value === "number" && Number.isInteger(value) ? value : refuse("InvalidArgument");
  }

  flag(index: number): boolean {
    return this.at(index) === true;
  }

  handle<K extends Kind>(index: number, kind: K): HandleOf<K> | undefined {
    const value = this.at(index);
    return isHandle(value) && value.kind === kind ? (value as HandleOf<K>) : undefined;
  }
}
