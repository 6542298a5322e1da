/** Adds cell formats and the looks of rules to the style part, each made from the one a cell had; none is ever changed. */
import type { Look } from "../model.ts";
import { alignmentChanges, alignmentNames } from "./alignment.ts";
import { builtInNumber } from "./number-formats.ts";
import { spliced, tagText, type Splice } from "./splice.ts";
import { damaged } from "./unreadable.ts";
import { UnwritableCopy } from "./unwritable.ts";
import { encodeText, walk, type Tag } from "./xml.ts";

export interface StyleChange {
  /** Absent where it stays; "General" to take a format away. */
  numberFormat?: string;
  /** What differs of the look; of the rest nothing is said. */
  changed: ReadonlySet<keyof Look>;
  look: Look;
}

interface List {
  /** Each element as it is written in the part. */
  items: string[];
  wasThere: number;
  tag: Tag | undefined;
  /** Where the list's closing tag starts. */
  close: number;
}

interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: { name: string; text: string }[];
}

const listNames = ["numFmts", "fonts", "fills", "cellXfs", "dxfs"] as const;
type ListName = (typeof listNames)[number];
const fontMarks = ["bold", "italic", "strike", "colour"] as const;
const fontOrder = [
  "b",
  "i",
  "strike",
  "condense",
  "extend",
  "outline",
  "shadow",
  "u",
  "vertAlign",
  "sz",
  "color",
  "name",
];
/** What must stand before a list that the file does not have yet. */
const before: Record<string, string[]> = {
  numFmts: [],
  dxfs: ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"],
};

export class StylePatch {
  private readonly source: string;
  private readonly lists = new Map<ListName, List>();
  private readonly ends = new Map<string, number>();
  private readonly made = new Map<string, number>();
  private prefix = "";
  private rootEnd = 0;

  constructor(source: string, part: string) {
    this.source = source;
    for (const name of listNames) this.lists.set(name, { items: [], wasThere: 0, tag: undefined, close: 0 });
    this.read(part);
    for (const list of this.lists.values()) list.wasThere = list.items.length;
  }

  /** The number of a format like `base` but for the change. */
  cellStyle(base: number, change: StyleChange): number {
    const key = JSON.stringify([
      base,
      change.numberFormat,
      [...change.changed].map((name) => [name, change.look[name]]),
    ]);
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const format = this.elementAt("cellXfs", base);
    const changes: Record<string, string> = {};
    if (change.numberFormat !== undefined) {
      changes["numFmtId"] = String(this.numberFormat(change.numberFormat));
      changes["applyNumberFormat"] = "1";
    }
    if (change.changed.has("fill")) {
      changes["fillId"] = String(change.look.fill === undefined ? 0 : this.add("fills", this.fill(change.look.fill)));
      changes["applyFill"] = "1";
    }
    if (fontMarks.some((name) => change.changed.has(name))) {
      changes["fontId"] = String(this.font(Number(format.attributes["fontId"] ?? "0"), change));
      changes["applyFont"] = "1";
    }
    if (alignmentNames.some((name) => change.changed.has(name))) {
      changes["applyAlignment"] = "1";
      format.children = this.aligned(format.children, alignmentChanges(change.changed, change.look));
    }
    const number = this.add("cellXfs", this.written(format, changes));
    this.made.set(key, number);
    return number;
  }

  /** The number of the look of a rule. */
  differential({ fill, colour, bold }: Look): number {
    const p = this.prefix;
    const marks = (bold === true ? `<${p}b/>` : "") + (colour === undefined ? "" : this.colour("color", colour));
    const font = marks === "" ? "" : `<${p}font>${marks}</${p}font>`;
    const background = fill === undefined ? "" : this.colour("bgColor", fill);
    const filled = fill === undefined ? "" : `<${p}fill><${p}patternFill>${background}</${p}patternFill></${p}fill>`;
    return this.add("dxfs", `<${p}dxf>${font}${filled}</${p}dxf>`);
  }

  /** The part with what was added; the very same text where nothing was. */
  text(): string {
    const splices: Splice[] = [];
    for (const [name, list] of this.lists) {
      const added = list.items.slice(list.wasThere).join("");
      if (added !== "") splices.push(...this.listSplices(name, list, added));
    }
    return spliced(this.source, splices);
  }

  private read(part: string): void {
    let start = 0;
    const isList = (path: string): ListName | undefined => listNames.find((name) => path === `styleSheet/${name}`);
    const isItem = (path: string): ListName | undefined =>
      listNames.find((name) => path.slice(0, path.lastIndexOf("/")) === `styleSheet/${name}`);
    walk(
      this.source,
      part,
      {
        open: (tag) => {
          if (tag.path === "styleSheet") {
            this.rootEnd = tag.end;
            this.prefix = tag.prefix;
          }
          const name = isList(tag.path);
          const list = name === undefined ? undefined : this.lists.get(name);
          if (list !== undefined) list.tag = tag;
          if (isItem(tag.path) !== undefined) start = tag.start;
        },
        close: (path, at) => {
          const [, child, deeper] = path.split("/");
          if (child !== undefined && deeper === undefined) this.ends.set(child, at.end);
          const item = isItem(path);
          if (item !== undefined) this.lists.get(item)?.items.push(this.source.slice(start, at.end));
          const list = this.lists.get(isList(path) ?? "fonts");
          if (list !== undefined && isList(path) !== undefined) list.close = at.start;
        },
      },
      true,
    );
  }

  private listSplices(name: ListName, list: List, added: string): Splice[] {
    const { tag, close, items } = list;
    const full = this.prefix + name;
    const count = String(items.length);
    if (tag === undefined) {
      const at = Math.max(this.rootEnd, ...(before[name] ?? []).map((earlier) => this.ends.get(earlier) ?? 0));
      return [{ start: at, end: at, text: `<${full} count="${count}">${added}</${full}>` }];
    }
    if (tag.isSelfClosing) {
      const text = `${tagText(full, tag.attributes, { count })}>${added}</${full}>`;
      return [{ start: tag.start, end: tag.end, text }];
    }
    const span = tag.spans.get("count");
    const splices: Splice[] = [{ start: close, end: close, text: added }];
    if (span !== undefined) splices.push({ ...span, text: count });
    return splices;
  }

  private add(name: ListName, text: string): number {
    const items = this.lists.get(name)?.items ?? [];
    const known = items.indexOf(text);
    return known >= 0 ? known : items.push(text) - 1;
  }

  private elementAt(name: ListName, index: number): Element {
    const text = this.lists.get(name)?.items[index];
    if (text === undefined) throw damaged("xl/styles.xml");
    return parseElement(text);
  }

  private written({ name, attributes, children }: Element, changes: Record<string, string>): string {
    return `${tagText(name, attributes, changes)}>${children.map(({ text }) => text).join("")}</${name}>`;
  }

  private font(base: number, { changed, look }: StyleChange): number {
    const p = this.prefix;
    const font = this.elementAt("fonts", base);
    const set = (name: string, text: string | undefined): void => {
      font.children = font.children.filter((child) => child.name !== name);
      if (text !== undefined) font.children.push({ name, text });
    };
    if (changed.has("bold")) set("b", look.bold === true ? `<${p}b/>` : undefined);
    if (changed.has("italic")) set("i", look.italic === true ? `<${p}i/>` : undefined);
    if (changed.has("strike")) set("strike", look.strike === true ? `<${p}strike/>` : undefined);
    if (changed.has("colour")) set("color", look.colour === undefined ? undefined : this.colour("color", look.colour));
    // What is not named stands last.
    const rank = (name: string): number => [...fontOrder, name].indexOf(name);
    font.children.sort((a, b) => rank(a.name) - rank(b.name));
    return this.add("fonts", this.written(font, {}));
  }

  private fill(colour: string): string {
    const p = this.prefix;
    const inner = `${this.colour("fgColor", colour)}<${p}bgColor indexed="64"/>`;
    return `<${p}fill><${p}patternFill patternType="solid">${inner}</${p}patternFill></${p}fill>`;
  }

  private aligned(children: Element["children"], changes: Record<string, string | undefined>): Element["children"] {
    const name = `${this.prefix}alignment`;
    const old = children.find((child) => child.name === "alignment");
    const attributes = old === undefined ? {} : parseElement(old.text).attributes;
    const text = `${tagText(name, attributes, changes)}/>`;
    return [{ name: "alignment", text }, ...children.filter((child) => child !== old)];
  }

  private colour(name: string, colour: string): string {
    if (!/^#[0-9A-Fa-f]{6}$/.test(colour)) {
      throw new UnwritableCopy(`The colour "${colour}" cannot be written to a copy: use one such as "#FFC7CE".`);
    }
    return `<${this.prefix}${name} rgb="FF${colour.replace("#", "").toUpperCase()}"/>`;
  }

  private numberFormat(code: string): number {
    const builtIn = builtInNumber(code);
    if (builtIn !== undefined) return builtIn;
    const own = (this.lists.get("numFmts")?.items ?? []).map((text) => parseElement(text).attributes);
    const known = own.find((attributes) => attributes["formatCode"] === code);
    if (known !== undefined) return Number(known["numFmtId"]);
    const number = Math.max(163, ...own.map((attributes) => Number(attributes["numFmtId"] ?? "0"))) + 1;
    this.add("numFmts", `<${this.prefix}numFmt numFmtId="${number}" formatCode="${encodeText(code)}"/>`);
    return number;
  }
}

/** One element of a list, with its children as they are written. */
function parseElement(text: string): Element {
  const element: Element = { name: "", attributes: {}, children: [] };
  let depth = 0;
  let start = 0;
  walk(text, "xl/styles.xml", {
    open: (tag) => {
      depth++;
      if (depth === 1) {
        element.name = tag.prefix + tag.name;
        element.attributes = tag.attributes;
      } else if (depth === 2) {
        start = tag.start;
      }
    },
    close: (path, at) => {
      if (depth === 2)
        element.children.push({ name: path.slice(path.indexOf("/") + 1), text: text.slice(start, at.end) });
      depth--;
    },
  });
  return element;
}
