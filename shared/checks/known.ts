/** What is known under the first of two keys, by the second. No text is joined of the keys for each row. */
export function knownUnder<Key, Under, Value>(known: Map<Key, Map<Under, Value>>, key: Key): Map<Under, Value> {
  let under = known.get(key);
  if (under === undefined) known.set(key, (under = new Map<Under, Value>()));
  return under;
}
