/**
 * The zip package of a workbook. fflate inflates, but the directory is read here: fflate neither checks the checksums nor
 * notices two parts of one name, and a value that was damaged on the way must never be read as if it were the manager's.
 */
import { inflateSync, zipSync, type Zippable } from "fflate";
import { damaged, Unreadable } from "./unreadable.ts";

export interface Limits {
  /** Parts in the package. */
  parts: number;
  /** All parts together, unpacked. */
  bytes: number;
  /** Unpacked size over packed size, for parts above one megabyte. */
  ratio: number;
}

/** The largest of the trackers seen is 9 MB unpacked in 12 parts, at a ratio of 9. */
export const usualLimits: Limits = { parts: 5_000, bytes: 256 * 1024 * 1024, ratio: 250 };

/** A part's bytes by its name, in the order of the file. */
export type Parts = ReadonlyMap<string, Uint8Array>;

interface Entry {
  name: string;
  flags: number;
  method: number;
  checksum: number;
  packed: number;
  unpacked: number;
  offset: number;
}

const notExcel = "is not an Excel workbook: open it in Excel and save it as an .xlsx file.";
const incomplete = "is incomplete: copy or download it again.";
const tooLarge = "is too large to open here: save a copy without the sheets that are not needed.";
const megabyte = 1024 * 1024;

export function readZip(bytes: Uint8Array, limits: Limits): Parts {
  refuseOtherFiles(bytes);
  const entries = readDirectory(bytes, limits);
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries) parts.set(entry.name, unpack(bytes, entry));
  return parts;
}

/** Every entry is dated 1 Jan 1980, as Excel dates them, so that the same parts always give the same file. */
export function writeZip(parts: Parts): Uint8Array {
  const files: Zippable = {};
  for (const [name, bytes] of parts) files[name] = bytes;
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) });
}

function refuseOtherFiles(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Unreadable("is empty: choose another file.");
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Unreadable(compoundFile(bytes));
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) throw new Unreadable(notExcel);
}

/** Excel wraps an encrypted workbook in the same kind of file that the old .xls format is. */
function compoundFile(bytes: Uint8Array): string {
  if (containsName(bytes, "DRMEncrypted"))
    return "is encrypted by its sensitivity label: open it in Excel and save a copy without it.";
  if (containsName(bytes, "EncryptedPackage"))
    return "is protected by a password: open it in Excel and save a copy without one.";
  if (containsName(bytes, "Workbook") || containsName(bytes, "Book")) {
    return "is in the old .xls format: open it in Excel and save it as an .xlsx file.";
  }
  return notExcel;
}

/** Names in such a file are UTF-16. */
function containsName(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from({ length: name.length * 2 }, (_, at) => (at % 2 === 0 ? name.charCodeAt(at / 2) : 0));
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function readDirectory(bytes: Uint8Array, limits: Limits): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) throw new Unreadable(tooLarge);
  if (count > limits.parts) throw new Unreadable(tooLarge);
  const entries: Entry[] = [];
  const names = new Set<string>();
  let at = start;
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new Unreadable(incomplete);
    const entry = entryAt(bytes, view, at);
    total += entry.unpacked;
    refuseEntry(entry, total, limits);
    // Part names are the same in any case of letters.
    if (names.has(entry.name.toLowerCase())) throw damaged(entry.name);
    names.add(entry.name.toLowerCase());
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The directory's end stands last, followed only by a comment. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new Unreadable(incomplete);
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  return {
    name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

function refuseEntry(entry: Entry, total: number, limits: Limits): void {
  if (total > limits.bytes) throw new Unreadable(tooLarge);
  if (entry.unpacked > megabyte && entry.unpacked > entry.packed * limits.ratio) throw new Unreadable(tooLarge);
  if ((entry.flags & 1) !== 0) {
    throw new Unreadable("is protected by a password: open it in Excel and save a copy without one.");
  }
  if (entry.method !== 0 && entry.method !== 8) throw damaged(entry.name);
  const steps = entry.name.replace(/\/$/, "").split("/");
  const leavesThePackage = steps.some((step) => step === "" || step === "." || step === "..");
  if (leavesThePackage || /[\\:\0]/.test(entry.name) || entry.name === "__proto__") {
    throw new Unreadable("is not safe to open (it names parts outside itself): ask whoever sent it for another copy.");
  }
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50)
    throw new Unreadable(incomplete);
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.length) throw new Unreadable(incomplete);
  const content = inflate(bytes.subarray(start, start + entry.packed), entry);
  if (content.length !== entry.unpacked || checksum(content) !== entry.checksum) throw damaged(entry.name);
  return content;
}

/** Into a buffer of the size that was declared, which is within the limits: a part that unpacks to more cannot. */
function inflate(packed: Uint8Array, entry: Entry): Uint8Array {
  if (entry.method === 0) return packed.slice();
  try {
    return inflateSync(packed, { out: new Uint8Array(entry.unpacked) });
  } catch {
    throw damaged(entry.name);
  }
}

const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 0 ? value >>> 1 : 0xedb88320 ^ (value >>> 1);
  return value;
});

function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (checksums[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
