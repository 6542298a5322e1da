import { roles, type WorkerRole } from "../contract/vocabulary.ts";
import { textOf, withoutPunctuation } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { employmentWords, roleWords } from "./vocabulary/role-words.ts";

const roleOf = new Map(
  roles.flatMap((role) => roleWords[role].flatMap((word) => withoutPunctuation(word).map((form) => [form, role]))),
);
const newlyQualified = /(?:^|[^\p{L}\p{N}])(?:asye|nqsw)(?![\p{L}\p{N}])/iu;
const employment = new Set<string>(employmentWords);

/** The role that a post names; undefined when nobody would recognise it. */
export function readRole(value: CellValue): WorkerRole | undefined {
  const text = textOf(value);
  if (newlyQualified.test(text)) return "newly-qualified";
  const forms = withoutPunctuation(text.replace(/\([^)]*\)|\[[^\]]*\]/gu, " "));
  return forms.map((form) => roleOf.get(withoutEmployment(form))).find((role) => role !== undefined);
}

function withoutEmployment(text: string): string {
  return text
    .split(" ")
    .filter((word) => !employment.has(word))
    .join(" ");
}
