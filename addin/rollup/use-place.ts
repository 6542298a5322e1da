import { useState } from "react";
import { tabMemory } from "./tab-memory.ts";

/** Where somebody is, such as in which section; the same again after a reload in the same tab. */
export function usePlace(name: string): readonly [string | undefined, (place: string) => void] {
  const [place, setPlace] = useState(() => tabMemory.read(name));
  return [
    place,
    (next) => {
      tabMemory.write(name, next);
      setPlace(next);
    },
  ];
}
