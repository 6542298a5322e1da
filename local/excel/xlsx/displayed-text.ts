/**
 * What a British Excel shows for a number under a format code. Only formats that can be shown exactly are: for the rest
 * the answer is undefined, never something near.
 */
export type Display = (value: number, date1904: boolean) => string | undefined;

type Piece = { kind: "literal"; text: string } | { kind: "date"; token: string } | { kind: "digits"; pattern: string };

/** The system's short date, which files name by its number and the object model by this code. */
export const shortDate = "m/d/yyyy";

const months = "January February March April May June July August September October November December".split(" ");
const days = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** Prepares a format code ("General", "dd/mm/yyyy", "0.0%", …) for use on many values. */
export function display(code: string): Display {
  if (code === "General" || code === "@") return general;
  const sections = splitSections(code)?.map(piecesOf);
  if (sections === undefined || sections.length > 4) return () => undefined;
  return (value, date1904) => {
    const [first, negative, zero] = sections;
    if (value < 0 && sections.length > 1) return shown(negative, -value, date1904);
    if (value === 0 && sections.length > 2) return shown(zero, value, date1904);
    return shown(first, value, date1904);
  };
}

/** Eleven characters at most, as in a cell that is wide enough. */
function general(value: number): string | undefined {
  const size = Math.abs(value);
  if (size >= 1e11) return scientific(value);
  if (Number.isInteger(value)) return String(value);
  if (size < 1e-4) return undefined;
  const whole = String(Math.trunc(size)).length;
  return String(Number(fixed(value, Math.max(0, 10 - whole))));
}

function scientific(value: number): string {
  const [digits = "", exponent = ""] = value.toExponential(5).split("e+");
  return `${String(Number(digits))}E+${exponent.padStart(2, "0")}`;
}

function splitSections(code: string): string[] | undefined {
  const sections = [""];
  for (const [part] of code.matchAll(/"[^"]*"|\\.|\[[^\]]*\]|[_*].|[^]/g)) {
    if (part === ";") sections.push("");
    // Conditions, elapsed time and fillers depend on more than the value.
    else if (/^\[(?:[<>=]|[hms]+\])/i.test(part) || part.startsWith("*")) return undefined;
    else sections.push((sections.pop() ?? "") + part);
  }
  // "dd/mm/yyyy;@": the section for texts.
  return sections.filter((section, index) => index === 0 || section !== "@");
}

/** Undefined for a section that holds what cannot be shown exactly. */
function piecesOf(section: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  const parts = section.matchAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|AM\/PM|y+|m+|d+|h+|s+|[0#?,.]+|[^]/gi);
  for (const [part] of parts) {
    const piece = pieceOf(part);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  const hasDate = pieces.some(({ kind }) => kind === "date");
  return hasDate ? withSeparators(pieces) : pieces;
}

/** In a date the point and the comma are only signs between its parts; a digit beside them would be parts of a second. */
function withSeparators(pieces: Piece[]): Piece[] | undefined {
  if (pieces.some((piece) => piece.kind === "digits" && !/^[.,]+$/.test(piece.pattern))) return undefined;
  return pieces.map((piece) => (piece.kind === "digits" ? { kind: "literal", text: piece.pattern } : piece));
}

function pieceOf(part: string): Piece | undefined {
  if (part.startsWith('"')) return { kind: "literal", text: part.slice(1, -1) };
  if (part.startsWith("\\") && part.length === 2) return { kind: "literal", text: part.charAt(1) };
  if (part.startsWith("_")) return { kind: "literal", text: " " };
  if (part.startsWith("[")) return bracketed(part);
  if (/^(?:y+|m+|d+|h+|s+|AM\/PM)$/i.test(part)) return { kind: "date", token: part.toLowerCase() };
  if (/^[0#,.]+$/.test(part)) return { kind: "digits", pattern: part };
  return /^[-/: ()+%£$€']$/.test(part) ? { kind: "literal", text: part } : undefined;
}

/** A colour or an English locale shows nothing; a currency shows its sign. */
function bracketed(part: string): Piece | undefined {
  const match = /^\[\$([^-\]]*)(?:-([^\]]*))?\]$/.exec(part);
  const [, sign = "", locale = ""] = match ?? [];
  if (sign !== "" || locale.endsWith("09")) return { kind: "literal", text: sign };
  return /^\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]$/i.test(part)
    ? { kind: "literal", text: "" }
    : undefined;
}

function shown(pieces: Piece[] | undefined, value: number, date1904: boolean): string | undefined {
  if (pieces === undefined) return undefined;
  if (pieces.some(({ kind }) => kind === "date")) return shownDate(pieces, value, date1904);
  return shownNumber(pieces, value);
}

function shownNumber(pieces: Piece[], value: number): string | undefined {
  const patterns = pieces.filter((piece) => piece.kind === "digits").map(({ pattern }) => pattern);
  if (patterns.length > 1) return undefined;
  const percents = pieces.filter((piece) => piece.kind === "literal" && piece.text === "%").length;
  const number = digitsUnder(patterns[0] ?? "", Number((Math.abs(value) * 100 ** percents).toPrecision(15)));
  if (number === undefined) return undefined;
  const sign = value < 0 && /[1-9]/.test(number) ? "-" : "";
  return sign + pieces.map((piece) => (piece.kind === "literal" ? piece.text : number)).join("");
}

/** "1,234.50" for 1234.5 under "#,##0.00"; undefined for patterns that scale or pad. */
function digitsUnder(pattern: string, value: number): string | undefined {
  const match = /^((?:[#0]+(?:,[#0]+)*)?)(\.?)(0*)(#*)$/.exec(pattern);
  if (match === null || value >= 1e15) return undefined;
  const [, whole = "", point = "", always = "", perhaps = ""] = match;
  const [integer = "", decimals = ""] = fixed(value, always.length + perhaps.length).split(".");
  const needed = decimals.slice(0, always.length) + decimals.slice(always.length).replace(/0+$/, "");
  const padded = (integer === "0" ? "" : integer).padStart(whole.replace(/[^0]/g, "").length, "0");
  const grouped = whole.includes(",") ? padded.replace(/\B(?=(?:\d{3})+$)/g, ",") : padded;
  return grouped + point + needed;
}

/** Rounds halves away from zero on the decimal digits, as Excel does: 1.005 is 1.01. */
function fixed(value: number, places: number): string {
  const text = String(Math.abs(value));
  if (text.includes("e")) return value.toFixed(places);
  const rounded = (Math.round(Number(`${text}e${places}`)) / 10 ** places).toFixed(places);
  return value < 0 ? `-${rounded}` : rounded;
}

interface Moment {
  year: number;
  month: number;
  day: number;
  weekday: number;
  seconds: number;
}

function shownDate(pieces: Piece[], value: number, date1904: boolean): string | undefined {
  const tokens = pieces.map((piece) => (piece.kind === "date" ? piece.token : ""));
  const moment = momentOf(
    date1904 ? value + 1462 : value,
    tokens.some((token) => /[hs]/.test(token)),
  );
  if (moment === undefined) return undefined;
  const half = tokens.includes("am/pm");
  const order = tokens.filter((token) => token !== "");
  let place = 0;
  return pieces
    .map((piece) => {
      if (piece.kind !== "date") return piece.kind === "literal" ? piece.text : "";
      const isMinute =
        /^mm?$/.test(piece.token) &&
        (order[place - 1]?.startsWith("h") === true || order[place + 1]?.startsWith("s") === true);
      place++;
      return isMinute ? minutes(moment, piece.token) : dateToken(moment, piece.token, half);
    })
    .join("");
}

/** A serial date of the 1900 system; Excel has a 29 February 1900 and a day 0 before 1 January 1900. */
function momentOf(serial: number, withTime: boolean): Moment | undefined {
  if (serial < 0 || serial >= 2_958_466) return undefined;
  const total = withTime ? Math.round(serial * 86_400) : Math.floor(serial) * 86_400;
  const day = Math.floor(total / 86_400);
  const seconds = total - day * 86_400;
  const weekday = (day + 6) % 7;
  if (day === 0) return { year: 1900, month: 1, day: 0, weekday, seconds };
  if (day === 60) return { year: 1900, month: 2, day: 29, weekday, seconds };
  const date = new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday, seconds };
}

function minutes({ seconds }: Moment, token: string): string {
  return String(Math.floor(seconds / 60) % 60).padStart(token.length, "0");
}

function dateToken(moment: Moment, token: string, half: boolean): string {
  const { year, month, day, seconds } = moment;
  const hour = Math.floor(seconds / 3600);
  const width = Math.min(token.length, 2);
  if (token === "am/pm") return hour < 12 ? "AM" : "PM";
  switch (token.charAt(0)) {
    case "y":
      return token.length > 2 ? String(year) : String(year % 100).padStart(2, "0");
    case "m":
      return token.length > 2 ? named(months, month - 1, token.length - 3) : String(month).padStart(width, "0");
    case "d":
      return token.length > 2 ? named(days, moment.weekday, token.length - 3) : String(day).padStart(width, "0");
    case "h":
      return String(half ? ((hour + 11) % 12) + 1 : hour).padStart(width, "0");
    default:
      return String(seconds % 60).padStart(width, "0");
  }
}

/** "Sep", "September" or "S". */
function named(names: string[], index: number, form: number): string {
  const name = names[index] ?? "";
  return form === 0 ? name.slice(0, 3) : form === 2 ? name.slice(0, 1) : name;
}
