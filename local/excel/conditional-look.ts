import { contains, area } from "./area.ts";
import { prepare, type Prepared, type Standing, type Turn } from "./calculation/turn.ts";
import type { CellValue, ConditionalFormat, Look, Sheet } from "./model.ts";
import { mapReferences } from "./references.ts";

/** A conditional format by formula that the grid draws: those that came with the file are only kept. */
export interface Rule {
  readonly format: ConditionalFormat;
  readonly prepared: Prepared | undefined;
  /** It looks at nothing but the cell that it is drawn on. */
  readonly isOfItself: boolean;
}

/** The rules of a workbook, each worked up once. */
export class ConditionalRules {
  private readonly rules = new Map<string, Prepared | undefined>();
  private readonly refused: (formula: string) => void;
  /** What the same rules have added on the same day, by what the cells hold: thousands of statuses say few things. */
  private known: { readonly by: string; readonly looks: Map<CellValue, Look> } = { by: "", looks: new Map() };

  /** `refused` hears of a formula that is not worked out here: its format is not drawn. */
  constructor(refused: (formula: string) => void) {
    this.refused = refused;
  }

  rulesOn(sheet: Sheet): Rule[] {
    return sheet.conditionalFormats
      .filter(({ fromFile, formula }) => !fromFile && formula !== "")
      .map((format) => ({ format, prepared: this.prepared(format.formula), isOfItself: isOfItself(format) }));
  }

  /** Tells the look of a cell with what the rules add to it, the first that says a thing prevailing. */
  looks(rules: readonly Rule[], turn: Turn): (standing: Standing) => Look | undefined {
    const known = rules.every(isOfValueAlone) ? this.knownFor(rules, turn) : undefined;
    return (standing) => {
      const { sheet, row, column } = standing;
      const { value = "", look: own, isError = false } = sheet.cell(row, column) ?? {};
      const isKnowable = known !== undefined && !isError && isInAll(rules, standing);
      const before = isKnowable ? known.get(value) : undefined;
      const added = before ?? addedBy(rules, standing, turn);
      if (isKnowable) known.set(value, added);
      return added === nothing ? own : { ...own, ...added };
    };
  }

  private knownFor(rules: readonly Rule[], { today }: Turn): Map<CellValue, Look> {
    const by = JSON.stringify([today, rules.map(({ format }) => format)]);
    if (this.known.by !== by) this.known = { by, looks: new Map() };
    return this.known.looks;
  }

  private prepared(formula: string): Prepared | undefined {
    if (!this.rules.has(formula)) {
      const prepared = prepare(formula);
      if (prepared === undefined) this.refused(formula);
      this.rules.set(formula, prepared);
    }
    return this.rules.get(formula);
  }
}

const nothing: Look = {};

function addedBy(rules: readonly Rule[], { sheet, row, column }: Standing, turn: Turn): Look {
  let added = nothing;
  for (const { format, prepared } of rules) {
    if (prepared === undefined || !contains(format.area, area(row, column, 1, 1))) continue;
    const carried = { rows: row - format.area.row, columns: column - format.area.column };
    const value = turn.valueOf(prepared, { sheet, row, column, carried });
    if (value !== true && !(typeof value === "number" && value !== 0)) continue;
    added = { ...lookIn(format), ...added };
    if (format.stopIfTrue) break;
  }
  return added;
}

function isInAll(rules: readonly Rule[], { row, column }: Standing): boolean {
  return rules.every(({ format }) => contains(format.area, area(row, column, 1, 1)));
}

/** The functions that tell more of a cell than what it holds. */
const ofPlace = /\b(?:ROW|ISFORMULA)\(/i;

function isOfValueAlone({ format, isOfItself }: Rule): boolean {
  return isOfItself && !ofPlace.test(format.formula);
}

function lookIn({ fill, colour, bold }: ConditionalFormat): Look {
  return {
    ...(fill === undefined ? {} : { fill }),
    ...(colour === undefined ? {} : { colour }),
    ...(bold === undefined ? {} : { bold }),
  };
}

function isOfItself({ formula, area: of }: ConditionalFormat): boolean {
  let isOwn = true;
  mapReferences(formula, (reference) => {
    const { sheet, form, first, last } = reference;
    const isFirst = first.row === of.row && first.column === of.column && !first.fixedRow && !first.fixedColumn;
    if (sheet !== undefined || form !== "cells" || last !== undefined || !isFirst) isOwn = false;
    return reference;
  });
  return isOwn;
}
