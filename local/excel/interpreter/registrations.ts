/** Excel's numbers for the events that the add-in can ask for. */
export const eventTypes = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
  Calculated: 16,
  RowSorted: 19,
  RowHiddenChanged: 22,
} as const;

export type EventName = keyof typeof eventTypes;

/** Who asked for which event: a sheet's id, or "Workbook" for all sheets. */
export class Registrations {
  /** The add-in may silence all its events while it writes. */
  enabled = true;
  private readonly wanted = new Map<string, number>();

  add(event: EventName, target: string): void {
    const key = `${event} ${target}`;
    this.wanted.set(key, (this.wanted.get(key) ?? 0) + 1);
  }

  remove(event: EventName, target: string): void {
    const key = `${event} ${target}`;
    const left = (this.wanted.get(key) ?? 0) - 1;
    if (left > 0) this.wanted.set(key, left);
    else this.wanted.delete(key);
  }

  has(event: EventName, target: string): boolean {
    return this.enabled && this.wanted.has(`${event} ${target}`);
  }
}
