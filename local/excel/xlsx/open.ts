/**
 * Opens an .xlsx file into the model.
 *
 * The reader is our own, over a real tokenizer, rather than exceljs or hucre: both turn cells with a date format into Date
 * objects (through the date system, the time zone and a guess at what is a date format), where the checks need the number
 * and the format as they stand; neither keeps where things stand in the text, which the copy needs; and with one reader
 * the copy compares like with like. Both serve as independent witnesses in the tests.
 */
import { readPackage, type Opened } from "./package.ts";
import { Unreadable, UnreadableWorkbook } from "./unreadable.ts";
import { readZip, usualLimits, type Limits } from "./zip.ts";

interface OpenOptions {
  fileName: string;
  limits?: Partial<Limits>;
}

/** Throws UnreadableWorkbook with a sentence for the manager. */
export function openXlsx(bytes: Uint8Array, { fileName, limits }: OpenOptions): Opened {
  try {
    const opened = readPackage(readZip(bytes, { ...usualLimits, ...limits }));
    opened.workbook.name = fileName;
    return opened;
  } catch (cause) {
    if (cause instanceof Unreadable) throw new UnreadableWorkbook(`${fileName} ${cause.message}`, { cause });
    throw cause;
  }
}
