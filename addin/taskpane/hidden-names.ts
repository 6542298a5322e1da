import { createContext, use, useSyncExternalStore } from "react";

/** Who looks at the pane; not known without the service. */
export const PersonHere = createContext<string | undefined>(undefined);

interface HiddenNames {
  readonly hidden: boolean;
  readonly setHidden: (hidden: boolean) => void;
}

/** Whether children's names are kept off this screen and its prints: each person's own choice, in this browser alone. */
export function useHiddenNames(): HiddenNames {
  const person = use(PersonHere);
  const hidden = useSyncExternalStore(namesChoice.subscribe, () => namesChoice.isHidden(person));
  return {
    hidden,
    setHidden: (wanted) => {
      namesChoice.choose(person, wanted);
    },
  };
}

type Store = Pick<Storage, "getItem" | "setItem">;

/** The choice of every person who uses this browser; for somebody who is not known, the choice that was made last. */
export class NamesChoice {
  readonly #store: () => Store;
  /** A browser may keep nothing: then the choice lasts as long as the pane. */
  readonly #chosen = new Map<string, boolean>();
  readonly #listeners = new Set<() => void>();

  constructor(store: () => Store) {
    this.#store = store;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  isHidden(person: string | undefined): boolean {
    const key = keyOf(person);
    const chosen = this.#chosen.get(key) ?? this.#kept(key);
    this.#chosen.set(key, chosen);
    return chosen;
  }

  choose(person: string | undefined, hidden: boolean): void {
    for (const key of new Set([keyOf(person), keyOf(undefined)])) {
      this.#chosen.set(key, hidden);
      try {
        this.#store().setItem(key, hidden ? "yes" : "no");
      } catch {
        // Refused by the browser's settings: it lasts as long as the pane.
      }
    }
    for (const listener of this.#listeners) listener();
  }

  #kept(key: string): boolean {
    try {
      return this.#store().getItem(key) === "yes";
    } catch {
      return false;
    }
  }
}

function keyOf(person: string | undefined): string {
  return `caseload-oversight.hide-names${person === undefined ? "" : `.${person}`}`;
}

const namesChoice = new NamesChoice(() => localStorage);
