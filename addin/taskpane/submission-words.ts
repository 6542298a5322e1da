import { momentInWords } from "../rollup/moment-words.ts";

/** "received 15 Sep 2025 at 12:00". */
export function receivedWords({ receivedAt }: { readonly receivedAt: string }): string {
  return `received ${momentInWords(new Date(receivedAt))}`;
}
