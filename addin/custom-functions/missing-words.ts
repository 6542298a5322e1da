/** "plan and careLeaver are not given". */
export function notGiven(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? `${last} is not given` : `${names.slice(0, -1).join(", ")} and ${last} are not given`;
}
