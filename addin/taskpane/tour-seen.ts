import { useSyncExternalStore } from "react";

/** Whether the tour is to be shown: once to each person in each browser, and again when it is asked for. */
interface Tour {
  readonly isShown: boolean;
  readonly isAskedFor: boolean;
  readonly finish: () => void;
  readonly again: () => void;
}

type Store = Pick<Storage, "getItem" | "setItem">;

/** A browser that keeps nothing shows no tour by itself: it would come back every day. */
export class TourSeen {
  readonly #store: () => Store;
  readonly #listeners = new Set<() => void>();
  #askedFor = false;

  constructor(store: () => Store) {
    this.#store = store;
  }

  readonly isAskedFor = (): boolean => this.#askedFor;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  isShown(person: string | undefined): boolean {
    if (this.#askedFor) return true;
    if (person === undefined) return false;
    try {
      return this.#store().getItem(keyOf(person)) === null;
    } catch {
      return false;
    }
  }

  finish(person: string | undefined): void {
    this.#askedFor = false;
    try {
      if (person !== undefined) this.#store().setItem(keyOf(person), "yes");
    } catch {
      // Refused by the browser's settings; it is not shown by itself there.
    }
    this.#tell();
  }

  again(): void {
    this.#askedFor = true;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function keyOf(person: string): string {
  return `caseload-oversight.tour-seen.${person}`;
}

const seen = new TourSeen(() => localStorage);

export function useTour(person: string | undefined): Tour {
  const isShown = useSyncExternalStore(seen.subscribe, () => seen.isShown(person));
  const isAskedFor = useSyncExternalStore(seen.subscribe, seen.isAskedFor);
  return {
    isShown,
    isAskedFor,
    finish: () => {
      seen.finish(person);
    },
    again: () => {
      seen.again();
    },
  };
}
