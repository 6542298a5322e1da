import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Where compressing is worth it; pictures are compressed already, and maps are for the few who open the tools. */
const worthIt = new Set([".html", ".js", ".css", ".json", ".svg", ".txt"]);
/** A network sends less in no fewer packets. */
const fewestBytes = 1_024;

/** Puts `.br` and `.gz` beside every file of the pages, so that none is compressed while somebody waits. */
export function compressPages(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !worthIt.has(path.extname(entry.name))) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    if (content.length < fewestBytes) continue;
    const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: size }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
