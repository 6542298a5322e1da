/** What stands in a council's pattern of references; every other character stands for itself. */
const classes: Readonly<Record<string, RegExp>> = { A: /^\p{L}$/u, "9": /^\d$/u };

/**
 * Three letters in a run may be a name, so a reference holds none, unless the whole of it looks as the council's own
 * pattern says: A for a letter, 9 for a digit. It is compared one character at a time: no pattern takes long.
 */
export function mayHoldAName(ref: string, pattern: string | undefined): boolean {
  return hasThreeLetters(ref) && !(pattern !== undefined && looksLike(ref, pattern));
}

/** A reference with three letters in a run can look like it: to others it makes no difference. */
export function allowsThreeLetters(pattern: string): boolean {
  return pattern.includes("AAA");
}

function hasThreeLetters(ref: string): boolean {
  return /\p{L}{3}/u.test(ref);
}

function looksLike(ref: string, pattern: string): boolean {
  const characters = Array.from(ref);
  return (
    characters.length === pattern.length &&
    characters.every((character, place) => {
      const expected = pattern.charAt(place);
      return classes[expected]?.test(character) ?? character === expected;
    })
  );
}
