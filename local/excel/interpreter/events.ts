import type { Area, Change, Sheet, Workbook } from "../model.ts";
import { shortAddress } from "./places.ts";
import { eventTypes, type EventName, type Registrations } from "./registrations.ts";

/** An event as office.js takes it: `category` and `type` are Excel's numbers, `target` a sheet's id or "Workbook". */
export interface HostEvent {
  category: 65536;
  type: number;
  target: string;
  args: Readonly<Record<string, unknown>>;
}

interface Occurrence {
  event: EventName;
  sheet: Sheet | undefined;
  args: Record<string, unknown>;
}

/** Turns what happens in the workbook into the events that the add-in has asked for. */
export class EventSource {
  private readonly workbook: Workbook;
  private readonly registrations: Registrations;
  /** Makes a reference by which the add-in can ask for the range of an event. */
  private readonly referTo: (sheet: Sheet, area: Area) => string;
  private known: { sheets: readonly Sheet[]; active: Sheet | undefined };

  constructor(workbook: Workbook, registrations: Registrations, referTo: (sheet: Sheet, area: Area) => string) {
    this.workbook = workbook;
    this.registrations = registrations;
    this.referTo = referTo;
    this.known = this.sheetsNow();
  }

  eventsFor(change: Change): HostEvent[] {
    return this.occurrences(change).flatMap(({ event, sheet, args }) =>
      [sheet?.id, "Workbook"]
        .filter((target) => target !== undefined && this.registrations.has(event, target))
        .map((target) => ({ category: 65536, type: eventTypes[event], target: target ?? "", args })),
    );
  }

  private occurrences(change: Change): Occurrence[] {
    switch (change.kind) {
      case "cells":
        return [change.isSort === true ? this.sorted(change) : this.edited(change, change.area, "RangeEdited")];
      case "structure":
        return this.restructured(change);
      case "calculated":
        return [this.on("Calculated", change.sheet, { address: shortAddress(change.area) })];
      case "selection":
        return [this.on("SelectionChanged", change.sheet, { address: shortAddress(change.area) })];
      case "sheets":
        return this.sheetsChanged();
      case "formats":
      case "mode":
        return [];
    }
  }

  private on(event: EventName, sheet: Sheet, args: Record<string, unknown>): Occurrence {
    return { event, sheet, args: { ...args, worksheetId: sheet.id, source: "Local" } };
  }

  /** A sort raises its own event and no other. */
  private sorted({ sheet, area }: { sheet: Sheet; area: Area }): Occurrence {
    return this.on("RowSorted", sheet, { address: shortAddress(area) });
  }

  private edited(change: { sheet: Sheet; source: "add-in" | "manager" }, area: Area, changeType: string): Occurrence {
    const isHeard = [change.sheet.id, "Workbook"].some((target) => this.registrations.has("DataChanged", target));
    return this.on("DataChanged", change.sheet, {
      address: shortAddress(area),
      changeType,
      shiftDirection: "None",
      triggerSource: change.source === "add-in" ? "ThisLocalAddin" : "Unknown",
      ...(isHeard ? { referenceId: this.referTo(change.sheet, area) } : {}),
    });
  }

  private restructured(change: Extract<Change, { kind: "structure" }>): Occurrence[] {
    const { what, area, sheet } = change;
    if (what === undefined || area === undefined) return [];
    if (what !== "RowHiddenChanged") return [this.edited(change, area, what)];
    const changeType = sheet.hiddenRows.size > 0 ? "Hidden" : "Unhidden";
    return [this.on("RowHiddenChanged", sheet, { address: shortAddress(area), changeType })];
  }

  private sheetsChanged(): Occurrence[] {
    const { sheets, active } = this.known;
    this.known = this.sheetsNow();
    const now = this.known;
    const added = now.sheets.filter((sheet) => !sheets.includes(sheet)).map((sheet) => this.on("Added", sheet, {}));
    const deleted = sheets.filter((sheet) => !now.sheets.includes(sheet)).map((sheet) => this.on("Deleted", sheet, {}));
    if (active === now.active) return [...added, ...deleted];
    const left = active === undefined ? [] : [this.on("Deactivated", active, {})];
    const entered = now.active === undefined ? [] : [this.on("Activated", now.active, {})];
    return [...added, ...deleted, ...left, ...entered];
  }

  private sheetsNow(): { sheets: readonly Sheet[]; active: Sheet | undefined } {
    return { sheets: [...this.workbook.sheets], active: this.workbook.sheets[this.workbook.active] };
  }
}
