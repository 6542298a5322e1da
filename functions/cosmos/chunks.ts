import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** A document may weigh 2 MB with everything around it; a transaction too, which is why one chunk fills one. */
export const largestChunk = 1_500_000;

/** JSON, compressed, in pieces that fit into documents. Base64 keeps one character one byte. */
export async function toChunks(value: unknown): Promise<readonly string[]> {
  const text = (await pack(JSON.stringify(value))).toString("base64");
  const count = Math.max(1, Math.ceil(text.length / largestChunk));
  return Array.from({ length: count }, (_, part) => text.slice(part * largestChunk, (part + 1) * largestChunk));
}

export async function fromChunks(chunks: readonly string[]): Promise<unknown> {
  const bytes = await unpack(Buffer.from(chunks.join(""), "base64"));
  return JSON.parse(bytes.toString("utf8")) as unknown;
}
