type TabStorage = Pick<typeof sessionStorage, "getItem" | "setItem" | "removeItem">;

const own = (name: string): string => `caseload-oversight.roll-up.${name}`;

/** What a tab remembers of the page while it is open. Where the browser forbids it, nothing is remembered. */
export class TabMemory {
  readonly #storage: () => TabStorage;

  constructor(storage: () => TabStorage) {
    this.#storage = storage;
  }

  read(name: string): string | undefined {
    try {
      return this.#storage().getItem(own(name)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  write(name: string, text: string | undefined): void {
    try {
      if (text === undefined) this.#storage().removeItem(own(name));
      else this.#storage().setItem(own(name), text);
    } catch {
      // After a reload the page begins at its beginning.
    }
  }
}

export const tabMemory = new TabMemory(() => sessionStorage);
