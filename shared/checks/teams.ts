/** The teams of a tracker, and which of them a cell of a log speaks of. Names are one when only capitals differ. */

export interface Teams {
  /** The names as they are first written, in that order. */
  readonly names: readonly string[];
  /** The teams that a cell stands for. */
  readonly in: (cell: string) => readonly string[];
}

const everyTeam = new Set(["all", "all teams", "whole service", "cross-team", "open session"]);

/** `listed`: the teams of the worker list. A cell of the log that is no known team, and names none, is a team of its own. */
export function teamsOf(listed: readonly string[], cells: readonly string[], mayNameSeveral: boolean): Teams {
  const known = new Map<string, string>();
  const add = (name: string) => {
    if (!known.has(comparableTeam(name))) known.set(comparableTeam(name), name.trim());
  };
  for (const name of listed) add(name);
  const severalIn = (cell: string) => (mayNameSeveral ? namedIn(cell, known) : undefined);
  // Plain names come first, so that the teams of a list are known when it is read.
  const [plain, lists] = [
    cells.filter((cell) => partsOf(cell).length < 2),
    cells.filter((cell) => partsOf(cell).length > 1),
  ];
  for (const cell of [...plain, ...lists])
    if (!isEvery(cell, mayNameSeveral) && severalIn(cell) === undefined) add(cell);
  const names = [...known.values()];
  return {
    names,
    in: (cell) => {
      const own = known.get(comparableTeam(cell));
      if (own !== undefined) return [own];
      return isEvery(cell, mayNameSeveral) ? names : (severalIn(cell) ?? []);
    },
  };
}

/** Names are one however they are spaced and capitalised. */
export function comparableTeam(name: string): string {
  return name.trim().replaceAll(/\s+/g, " ").toLowerCase();
}

function isEvery(cell: string, mayNameSeveral: boolean): boolean {
  return mayNameSeveral && everyTeam.has(comparableTeam(cell));
}

function partsOf(cell: string): readonly string[] {
  return cell.split(/[/&+,;]|\band\b/i).map((part) => part.trim());
}

function namedIn(cell: string, known: ReadonlyMap<string, string>): readonly string[] | undefined {
  if (known.has(comparableTeam(cell))) return undefined;
  const parts = partsOf(cell).filter((part) => part !== "");
  const named = parts.map((part) => known.get(comparableTeam(part)));
  return parts.length > 1 && named.every((name) => name !== undefined) ? [...new Set(named)] : undefined;
}
