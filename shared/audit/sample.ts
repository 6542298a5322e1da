/**
 * A sample of cases that the same seed draws again from the same cases. It is spread over the workers: each has a case in
 * it before any has a second. A larger sample of the same seed begins with the smaller one.
 */
export function drawSample<Case extends { readonly worker?: string | undefined }>(
  cases: readonly Case[],
  size: number,
  seed: number,
): readonly Case[] {
  const chance = chanceOf(seed);
  const ofWorkers = new Map<string, Case[]>();
  for (const one of cases) {
    const name = one.worker?.trim().toLowerCase() ?? "";
    const pile = ofWorkers.get(name) ?? [];
    pile.push(one);
    ofWorkers.set(name, pile);
  }
  const piles = shuffled([...ofWorkers.values()], chance).map((pile) => shuffled(pile, chance));
  const rounds = Math.max(0, ...piles.map((pile) => pile.length));
  const drawn = Array.from({ length: rounds }, (_, round) => piles.flatMap((pile) => pile.slice(round, round + 1)));
  return drawn.flat().slice(0, size);
}

function shuffled<T>(items: readonly T[], chance: () => number): readonly T[] {
  const order = items.map((item) => ({ item, at: chance() }));
  return order.toSorted((one, other) => one.at - other.at).map(({ item }) => item);
}

/** Mulberry32: the numbers must be the same on every machine and for as long as samples are kept. */
function chanceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
