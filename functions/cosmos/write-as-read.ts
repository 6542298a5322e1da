import type { Container } from "@azure/cosmos";
import { codeOf } from "./store-call.ts";

/** What is to stand in the place of what was read; no `etag` where nothing was there. */
interface AsRead {
  readonly document: { readonly id: string };
  readonly etag: string | undefined;
}

/** Created, changed or gone in between. */
const codesOfOvertaken: ReadonlySet<unknown> = new Set([409, 412, 404]);

/** Writes a document only if nobody else has written it since it was read. */
export async function writeAsRead(
  container: Container,
  partition: string[],
  { document, etag }: AsRead,
): Promise<"written" | "overtaken"> {
  try {
    if (etag === undefined) await container.items.create(document);
    else {
      const accessCondition = { type: "IfMatch", condition: etag };
      await container.item(document.id, partition).replace(document, { accessCondition });
    }
    return "written";
  } catch (error) {
    if (codesOfOvertaken.has(codeOf(error))) return "overtaken";
    throw error;
  }
}

const patience = 20;

/** Reads and writes again for whoever was overtaken. */
export async function untilWritten<T>(once: () => Promise<T | "overtaken">): Promise<T> {
  for (let tries = 0; tries < patience; tries++) {
    const outcome = await once();
    if (outcome !== "overtaken") return outcome;
  }
  throw wasOvertaken();
}

/** Whoever was overtaken, or came too late, is asked to try again: what is done already is not done twice. */
export function wasOvertaken(cause?: unknown): Error {
  return Object.assign(new Error("It was changed or went while it was read.", { cause }), { code: 449 });
}
