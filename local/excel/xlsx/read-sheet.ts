/** Reads one sheet of the package into the model's sheet: its cells, and what stands around them. */
import { parseAddress } from "../a1.ts";
import type { Area, ConditionalFormat, Sheet } from "../model.ts";
import { CellReader, type Shared } from "./read-cells.ts";
import { decode, isOn, walk, type Tag } from "./xml.ts";

interface SheetExtras {
  /** The relationships of its tables. */
  tableIds: string[];
  selection: Area | undefined;
}

interface Rule {
  attributes: Tag["attributes"];
  area: Area | undefined;
  formula: string;
}

const ruleTypes = new Map([
  ["expression", "Custom"],
  ["cellIs", "CellValue"],
  ["containsText", "ContainsText"],
  ["notContainsText", "ContainsText"],
  ["beginsWith", "ContainsText"],
  ["endsWith", "ContainsText"],
  ["colorScale", "ColorScale"],
  ["dataBar", "DataBar"],
  ["iconSet", "IconSet"],
  ["top10", "TopBottom"],
]);

export function readSheet(sheet: Sheet, bytes: Uint8Array, part: string, shared: Shared): SheetExtras {
  const cells = new CellReader(sheet, part, shared);
  const extras: SheetExtras = { tableIds: [], selection: undefined };
  const rules: Rule[] = [];
  const around = handlersFor(sheet, extras, rules);
  walk(decode(bytes, part), part, {
    open: (tag) => {
      cells.open(tag);
      around.get(tag.path)?.(tag);
    },
    text: (text, path) => {
      cells.text(text, path);
      const rule = rules.at(-1);
      if (path === "worksheet/conditionalFormatting/cfRule/formula" && rule !== undefined) rule.formula += text;
    },
    close: (path) => {
      cells.close(path);
    },
  });
  cells.finish();
  for (const row of cells.hiddenRows) sheet.hiddenRows.add(row);
  addRules(sheet, rules, shared);
  return extras;
}

function handlersFor(sheet: Sheet, extras: SheetExtras, rules: Rule[]): Map<string, (tag: Tag) => void> {
  let ruleArea: Area | undefined;
  return new Map<string, (tag: Tag) => void>([
    [
      "worksheet/sheetViews/sheetView/pane",
      ({ attributes: a }) => {
        if (a["state"]?.startsWith("frozen") !== true) return;
        sheet.frozenRows = Number(a["ySplit"] ?? "0");
        sheet.frozenColumns = Number(a["xSplit"] ?? "0");
      },
    ],
    ["worksheet/sheetViews/sheetView/selection", ({ attributes: a }) => (extras.selection = firstArea(a["sqref"]))],
    [
      "worksheet/cols/col",
      ({ attributes: a }) => {
        readColumns(sheet, a);
      },
    ],
    ["worksheet/sheetProtection", ({ attributes: a }) => (sheet.isProtected = isOn(a["sheet"]))],
    ["worksheet/autoFilter", ({ attributes: a }) => (sheet.autoFilter = firstArea(a["ref"]))],
    [
      "worksheet/mergeCells/mergeCell",
      ({ attributes: a }) => {
        const area = firstArea(a["ref"]);
        if (area !== undefined) sheet.merges.push(area);
      },
    ],
    ["worksheet/conditionalFormatting", ({ attributes: a }) => (ruleArea = firstArea(a["sqref"]))],
    [
      "worksheet/conditionalFormatting/cfRule",
      ({ attributes }) => rules.push({ attributes, area: ruleArea, formula: "" }),
    ],
    [
      "worksheet/tableParts/tablePart",
      ({ attributes: a }) => {
        const name = Object.keys(a).find((key) => key.endsWith(":id"));
        if (name !== undefined) extras.tableIds.push(a[name] ?? "");
      },
    ],
  ]);
}

function firstArea(references: string | undefined): Area | undefined {
  const [first = ""] = (references ?? "").trim().split(/\s+/);
  return parseAddress(first)?.area;
}

function readColumns(sheet: Sheet, { min, max, width, hidden }: Tag["attributes"]): void {
  const last = Math.min(Number(max), 16_384);
  for (let column = Number(min) - 1; column < last; column++) {
    if (width !== undefined) sheet.columnWidths.set(column, pointsOf(Number(width)));
    if (isOn(hidden) || Number(width ?? "1") === 0) sheet.hiddenColumns.add(column);
  }
}

/** Files count in digits of the usual font, which are 7 pixels wide; a pixel is three quarters of a point. */
function pointsOf(width: number): number {
  return Math.trunc((Math.trunc(256 * width + 128 / 7) / 256) * 7) * 0.75;
}

export function widthOf(points: number): number {
  return Math.trunc((points / 0.75 / 7) * 256) / 256;
}

/** A rule is known again by its place in the file. */
export function fileRuleId(sheet: Sheet, index: number): string {
  return `${sheet.id.slice(0, 10)}0002-0000-0000-${String(index).padStart(12, "0")}}`;
}

function addRules(sheet: Sheet, rules: readonly Rule[], shared: Shared): void {
  const read = rules.map((rule, index) => ({ priority: Number(rule.attributes["priority"] ?? "0"), rule, index }));
  read.sort((a, b) => a.priority - b.priority);
  for (const { rule, index } of read) {
    const { attributes: a, area, formula } = rule;
    const format: ConditionalFormat = {
      id: fileRuleId(sheet, index),
      area: area ?? { row: 0, column: 0, rows: 1, columns: 1 },
      type: ruleTypes.get(a["type"] ?? "") ?? "PresetCriteria",
      formula: formula === "" ? "" : `=${formula}`,
      stopIfTrue: isOn(a["stopIfTrue"]),
      fromFile: true,
    };
    const { fill, colour, bold } = shared.styles.differential[Number(a["dxfId"] ?? "-1")] ?? {};
    if (fill !== undefined) format.fill = fill;
    if (colour !== undefined) format.colour = colour;
    if (bold !== undefined) format.bold = bold;
    sheet.conditionalFormats.push(format);
  }
}
