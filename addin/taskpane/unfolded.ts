/**
 * Which lines of the lists are open, and how much of each list is drawn. It is as long as the tracker is looked at, so that
 * whoever comes back from another page finds the list as they left it; a line draws itself, and not the whole list.
 */
export class Unfolded {
  readonly #open = new Set<string>();
  readonly #drawn = new Map<string, number>();

  readonly isOpen = (list: string, line: string): boolean => this.#open.has(keyOf(list, line));

  readonly setOpen = (list: string, line: string, isOpen: boolean): void => {
    if (isOpen) this.#open.add(keyOf(list, line));
    else this.#open.delete(keyOf(list, line));
  };

  /** How many lines are drawn; undefined where nobody has asked for more. */
  readonly drawn = (list: string): number | undefined => this.#drawn.get(list);

  readonly setDrawn = (list: string, lines: number): void => {
    this.#drawn.set(list, lines);
  };
}

function keyOf(list: string, line: string): string {
  return `${list} ${line}`;
}
