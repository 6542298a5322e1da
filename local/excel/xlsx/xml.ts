/**
 * Walks one XML part with a real tokenizer (saxes), giving for each element where it stands in the text, so that the reader
 * and the copy writer see the same thing and the writer can leave every other character as it is.
 */
import { SaxesParser } from "saxes";
import { damaged, Unreadable } from "./unreadable.ts";

export interface Tag {
  /** Without the prefix of the part's own namespace: "row" also where the file says "x:row". */
  name: string;
  /** That prefix with its colon, or "". */
  prefix: string;
  /** The names from the root to this one, joined by "/". */
  path: string;
  attributes: Readonly<Record<string, string>>;
  /** From "<" to after ">" of the opening tag. */
  start: number;
  end: number;
  isSelfClosing: boolean;
  /** Where the values of the attributes stand, between their quotes; empty unless asked for. */
  spans: ReadonlyMap<string, Span>;
}

export interface Span {
  start: number;
  end: number;
}

interface Walker {
  open?: (tag: Tag) => void;
  /** For a self-closing element too, with the end of its only tag; `at` is where its closing tag stands. */
  close?: (path: string, at: Span) => void;
  text?: (text: string, path: string) => void;
}

interface Place {
  path: string;
  inner: Map<string, Place>;
}

/** The text of a part, with its byte order mark if it has one: what is written back must have it too. */
export function decode(bytes: Uint8Array, part: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damaged(part);
  }
}

/** "" or, for a part whose elements all carry one, the prefix with its colon. */
function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(":") + 1);
}

export function walk(source: string, part: string, walker: Walker, withSpans = false): void {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const places: Place[] = [{ path: "", inner: new Map() }];
  let prefix: string | undefined;
  let spans = new Map<string, Span>();
  const { open, close, text } = walker;

  parser.on("error", () => {
    throw damaged(part);
  });
  // No part of a workbook has one, and entities are the one way XML has of growing when it is read.
  parser.on("doctype", () => {
    throw new Unreadable("is not safe to open (it declares a document type): open it in Excel and save it again.");
  });
  parser.on("opentagstart", () => {
    if (withSpans) spans = new Map();
  });
  if (withSpans) {
    parser.on("attribute", ({ name }) => {
      const end = parser.position - 1;
      spans.set(name, { start: source.lastIndexOf(source.charAt(end), end - 1) + 1, end });
    });
  }
  parser.on("opentag", (tag) => {
    prefix ??= prefixOf(tag.name);
    const name = prefix !== "" && tag.name.startsWith(prefix) ? tag.name.slice(prefix.length) : tag.name;
    const place = placeIn(places[places.length - 1], name);
    places.push(place);
    const end = parser.position;
    // "<" cannot stand in an attribute, so the last one before here begins this tag.
    open?.({
      name,
      prefix,
      path: place.path,
      attributes: tag.attributes,
      start: source.lastIndexOf("<", end - 1),
      end,
      isSelfClosing: tag.isSelfClosing,
      spans,
    });
  });
  parser.on("closetag", () => {
    const end = parser.position;
    const path = places.pop()?.path ?? "";
    close?.(path, { start: source.lastIndexOf("<", end - 1), end });
  });
  if (text !== undefined) {
    const tell = (content: string): void => {
      text(content, places[places.length - 1]?.path ?? "");
    };
    parser.on("text", tell);
    parser.on("cdata", tell);
  }
  parser.write(source).close();
}

/** Paths are made once each, however many elements stand at them. */
function placeIn(outer: Place | undefined, name: string): Place {
  const known = outer?.inner.get(name);
  if (known !== undefined) return known;
  const above = outer?.path ?? "";
  const place = { path: above === "" ? name : `${above}/${name}`, inner: new Map<string, Place>() };
  outer?.inner.set(name, place);
  return place;
}

/** An attribute that is on or off; `missing` is what the format says where it is not given. */
export function isOn(value: string | undefined, missing = false): boolean {
  return value === undefined ? missing : value === "1" || value === "true" || value === "on";
}

/** The value of "r:id", whatever the file calls the namespace. */
export function relationshipId(tag: Tag): string | undefined {
  const name = Object.keys(tag.attributes).find((key) => key.endsWith(":id"));
  return name === undefined ? undefined : tag.attributes[name];
}

/** Excel writes characters that XML cannot hold as _x0007_. */
export function decodeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** For the text of an element or the value of an attribute. */
export function encodeText(text: string): string {
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      // Also the carriage return, which XML would read as a line feed.
      // eslint-disable-next-line no-control-regex -- these are the very characters that XML cannot hold
      .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, escaped)
      // Halves of a character that stand alone.
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, escaped)
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}

/** Attributes would lose their line feeds to XML's rules. */
export function encodeName(text: string): string {
  return encodeText(text).replace(/[\n\t]/g, escaped);
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
