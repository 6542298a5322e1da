/** Numbers from 0 up to 1 that look random and are the same for the same words, on every machine and every day. */
export type Chance = () => number;

export function chanceOf(...words: readonly (string | number)[]): Chance {
  let state = hash(words.join("/"));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function between(chance: Chance, least: number, most: number): number {
  return least + Math.floor(chance() * (most - least + 1));
}

export function oneOf<T>(chance: Chance, options: readonly [T, ...T[]]): T {
  return options[Math.floor(chance() * options.length)] ?? options[0];
}

/** In the shape of a UUID, version 4. */
export function idOf(...words: readonly (string | number)[]): string {
  const chance = chanceOf("id", ...words);
  const digits = (count: number): string =>
    Array.from({ length: count }, () => between(chance, 0, 15).toString(16)).join("");
  return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value | 0;
}
