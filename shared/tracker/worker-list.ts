import type { RowPointer } from "../contract/table-parts.ts";
import { mayBeInitials, namesFitting, tidyName } from "./names.ts";

/** Somebody of the worker list, by the first row with the name. */
export interface Listed {
  readonly first: RowPointer;
  /** The present supervisor as written in that row; empty where nobody is named. */
  readonly supervisor: string;
}

/** The people whom the logs and agreements of a tracker speak of (5.6). Names stay here; only rows travel. */
export class WorkerList {
  readonly #people = new Map<string, Listed>();
  /** A log may hold ten thousand names: each is looked for among those that end like it. */
  readonly #byLastWord = new Map<string, string[]>();
  #fitting = new Map<string, readonly Listed[]>();

  get isEmpty(): boolean {
    return this.#people.size === 0;
  }

  /** The first row with that name, if another had it before; a row without a name is nobody's. */
  add(name: string, row: RowPointer, supervisor = ""): RowPointer | undefined {
    const tidied = tidyName(name);
    if (tidied === "") return undefined;
    const before = this.#people.get(tidied);
    if (before !== undefined) return before.first;
    this.#people.set(tidied, { first: row, supervisor });
    const alike = this.#byLastWord.get(lastWord(tidied));
    if (alike === undefined) this.#byLastWord.set(lastWord(tidied), [tidied]);
    else alike.push(tidied);
    this.#fitting = new Map();
    return undefined;
  }

  has(name: string): boolean {
    return this.#people.has(tidyName(name));
  }

  /** Everybody whom a written name fits; undefined where nothing is written. */
  fitting(name: string): readonly Listed[] | undefined {
    const tidied = tidyName(name);
    if (tidied === "") return undefined;
    const known = this.#fitting.get(tidied);
    if (known !== undefined) return known;
    const found = this.#namesFitting(tidied).flatMap((listed) => this.#people.get(listed) ?? []);
    this.#fitting.set(tidied, found);
    return found;
  }

  #namesFitting(tidied: string): readonly string[] {
    if (this.#people.has(tidied)) return [tidied];
    const alike = namesFitting(tidied, this.#byLastWord.get(lastWord(tidied)) ?? []);
    return alike.length > 0 || !mayBeInitials(tidied) ? alike : namesFitting(tidied, [...this.#people.keys()]);
  }
}

function lastWord(tidied: string): string {
  return tidied.slice(tidied.lastIndexOf(" ") + 1);
}
