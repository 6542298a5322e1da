/** What the style part says about the look of cells: only what the grid draws and the copy writer compares. */
import type { Look } from "../model.ts";
import { alignmentOf } from "./alignment.ts";
import { colourOf } from "./colours.ts";
import { display, type Display } from "./displayed-text.ts";
import { numberFormatOf } from "./number-formats.ts";
import { decode, isOn, walk, type Tag } from "./xml.ts";

export interface CellStyle {
  numberFormat: string | undefined;
  display: Display;
  look: Look | undefined;
}

export interface StyleBook {
  /** By the number a cell names. */
  cells: readonly CellStyle[];
  /** The looks of conditional formats, by the number a rule names. */
  differential: readonly Look[];
}

interface StyleParts {
  fonts: Look[];
  fills: Look[];
  differential: Look[];
  formats: Map<number, string>;
  cells: { format: number; font: number; fill: number; alignment: Look }[];
}

const plain: CellStyle = { numberFormat: undefined, display: display("General"), look: undefined };

export function plainStyles(): StyleBook {
  return { cells: [plain], differential: [] };
}

export function readStyles(bytes: Uint8Array, part: string, theme: readonly string[]): StyleBook {
  const record: StyleParts = { fonts: [], fills: [], differential: [], formats: new Map(), cells: [] };
  const handlers = handlersFor(record, theme);
  walk(decode(bytes, part), part, { open: (tag) => handlers.get(tag.path)?.(tag) });
  const displays = new Map<string, Display>();
  const cells = record.cells.map(({ format, font, fill, alignment }): CellStyle => {
    const { code, shownAs } = numberFormatOf(format, record.formats);
    const shown = displays.get(shownAs) ?? display(shownAs);
    displays.set(shownAs, shown);
    const look = { ...record.fonts[font], ...record.fills[fill], ...alignment };
    return { numberFormat: code, display: shown, look: Object.keys(look).length === 0 ? undefined : look };
  });
  return { cells: cells.length === 0 ? [plain] : cells, differential: record.differential };
}

function handlersFor(record: StyleParts, theme: readonly string[]): Map<string, (tag: Tag) => void> {
  const whole = (name: string): number => Number(name);
  return new Map<string, (tag: Tag) => void>([
    [
      "styleSheet/numFmts/numFmt",
      ({ attributes: a }) => record.formats.set(whole(a["numFmtId"] ?? ""), a["formatCode"] ?? ""),
    ],
    ["styleSheet/fonts/font", () => record.fonts.push({})],
    ...fontHandlers("styleSheet/fonts/font", () => record.fonts.at(-1), theme),
    ["styleSheet/fills/fill", () => record.fills.push({})],
    ...fillHandlers("styleSheet/fills/fill", () => record.fills.at(-1), theme),
    [
      "styleSheet/cellXfs/xf",
      ({ attributes: a }) =>
        record.cells.push({
          format: whole(a["numFmtId"] ?? "0"),
          font: whole(a["fontId"] ?? "0"),
          fill: whole(a["fillId"] ?? "0"),
          alignment: {},
        }),
    ],
    [
      "styleSheet/cellXfs/xf/alignment",
      ({ attributes: a }) => {
        const cell = record.cells.at(-1);
        if (cell !== undefined) cell.alignment = alignmentOf(a);
      },
    ],
    ["styleSheet/dxfs/dxf", () => record.differential.push({})],
    ...fontHandlers("styleSheet/dxfs/dxf/font", () => record.differential.at(-1), theme),
    ...differentialFillHandlers(() => record.differential.at(-1), theme),
  ]);
}

type Handlers = [path: string, handle: (tag: Tag) => void][];

function fontHandlers(path: string, current: () => Look | undefined, theme: readonly string[]): Handlers {
  const mark = (name: "bold" | "italic" | "strike") => (tag: Tag) => {
    const look = current();
    if (look !== undefined && isOn(tag.attributes["val"], true)) look[name] = true;
  };
  const colour = (tag: Tag): void => {
    const look = current();
    const found = colourOf(tag.attributes, theme);
    // Black is what a cell has anyway.
    if (look !== undefined && found !== undefined && found !== "#000000") look.colour = found;
  };
  return [
    [`${path}/b`, mark("bold")],
    [`${path}/i`, mark("italic")],
    [`${path}/strike`, mark("strike")],
    [`${path}/color`, colour],
  ];
}

/** Only solid fills: a hatching is not a colour. */
function fillHandlers(path: string, current: () => Look | undefined, theme: readonly string[]): Handlers {
  let isSolid = false;
  return [
    [`${path}/patternFill`, (tag) => (isSolid = tag.attributes["patternType"] === "solid")],
    [
      `${path}/patternFill/fgColor`,
      (tag) => {
        const look = current();
        const fill = colourOf(tag.attributes, theme);
        if (look !== undefined && isSolid && fill !== undefined) look.fill = fill;
      },
    ],
  ];
}

/** A rule's solid fill has its colour as the background. */
function differentialFillHandlers(current: () => Look | undefined, theme: readonly string[]): Handlers {
  return [
    [
      "styleSheet/dxfs/dxf/fill/patternFill/bgColor",
      (tag) => {
        const look = current();
        const fill = colourOf(tag.attributes, theme);
        if (look !== undefined && fill !== undefined) look.fill = fill;
      },
    ],
  ];
}
