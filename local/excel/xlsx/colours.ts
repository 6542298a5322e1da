import type { Parts } from "./zip.ts";
import { decode, walk } from "./xml.ts";

type Attributes = Readonly<Record<string, string>>;

/** The colours of Excel's old palette that files still name by number (8 to 63; 0 to 7 repeat 8 to 15). */
const palette =
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333".split(
    " ",
  );

/** Office's own theme, for a file without one; light before dark, as cells count them. */
const officeTheme = "FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080".split(" ");

/** The theme's colours in the order in which cells name them. */
export function themeColours(parts: Parts, part: string | undefined): string[] {
  const bytes = part === undefined ? undefined : parts.get(part);
  if (part === undefined || bytes === undefined) return officeTheme;
  const colours: string[] = [];
  walk(decode(bytes, part), part, {
    open: ({ path, attributes }) => {
      if (!/^theme\/themeElements\/clrScheme\/[^/]+\/[^/]+$/.test(path)) return;
      colours.push(attributes["lastClr"] ?? attributes["val"] ?? "000000");
    },
  });
  const [dark1, light1, dark2, light2, ...accents] = colours;
  return [light1, dark1, light2, dark2, ...accents].map((colour, index) => colour ?? officeTheme[index] ?? "000000");
}

/** "#RRGGBB" of a colour element; undefined for "automatic". */
export function colourOf(attributes: Attributes, theme: readonly string[]): string | undefined {
  const base = baseColour(attributes, theme);
  if (base === undefined || !/^[0-9A-Fa-f]{6}$/.test(base)) return undefined;
  const tint = Number(attributes["tint"] ?? "0");
  return `#${tint === 0 ? base.toUpperCase() : tinted(base, tint)}`;
}

function baseColour({ rgb, theme: place, indexed }: Attributes, theme: readonly string[]): string | undefined {
  if (rgb !== undefined) return rgb.slice(-6);
  if (place !== undefined) return theme[Number(place)];
  if (indexed === undefined) return undefined;
  const number = Number(indexed);
  return palette[number < 8 ? number : number - 8];
}

/** A tint moves the lightness towards white (above 0) or black (below). */
function tinted(colour: string, tint: number): string {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  const lightness = (high + low) / 2;
  const target = tint < 0 ? lightness * (1 + tint) : lightness + (1 - lightness) * tint;
  const spread = high - low;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1));
  const chroma = (1 - Math.abs(2 * target - 1)) * saturation;
  const channel = (value: number): string => {
    const share = spread === 0 ? 0 : (value - (high + low) / 2) / spread;
    const level = Math.round(Math.min(1, Math.max(0, target + share * chroma)) * 255);
    return level.toString(16).toUpperCase().padStart(2, "0");
  };
  return channel(red) + channel(green) + channel(blue);
}
