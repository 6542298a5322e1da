import { createContext, useContext, useSyncExternalStore } from "react";
import { Unsaved, type Drafts } from "./unsaved.ts";

/** What every part of the page shares. */
interface OnPage {
  readonly unsaved: Unsaved;
  /** Keeps what is not saved; absent where the part does not stand on the page. */
  readonly signIn?: () => Promise<void>;
}

export const OnPageContext = createContext<OnPage>({ unsaved: new Unsaved() });

export function useOnPage(): OnPage {
  return useContext(OnPageContext);
}

/** Something simple about what is not saved: drawn again when that is another. */
export function useDrafts<T extends string | boolean>(about: (drafts: Drafts) => T): T {
  const { unsaved } = useOnPage();
  return useSyncExternalStore(unsaved.subscribe, () => about(unsaved.drafts()));
}
