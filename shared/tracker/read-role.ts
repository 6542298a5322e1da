import type { RoleEntry } from "../contract/worker-entries.ts";
import { roles, type WorkerRole } from "../contract/vocabulary.ts";
import { textOf, withoutPunctuation } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing } from "./nothing-text.ts";
import { employmentWords, roleWords } from "./vocabulary/role-words.ts";

const roleOf = new Map(
  roles.flatMap((role) => roleWords[role].flatMap((word) => withoutPunctuation(word).map((form) => [form, role]))),
);
const newlyQualified = /(?:^|[^\p{L}\p{N}])(?:asye|nqsw)(?![\p{L}\p{N}])/iu;
const employment = new Set<string>(employmentWords);

const longestPost = 200;

/** The role that a post names; undefined when nobody would recognise it. */
export function readRole(value: CellValue): WorkerRole | undefined {
  const text = textOf(value).slice(0, longestPost);
  if (newlyQualified.test(text)) return "newly-qualified";
  const forms = withoutPunctuation(text.replace(/\([^)]*\)|\[[^\]]*\]/gu, " "));
  return forms.map((form) => roleOf.get(withoutEmployment(form))).find((role) => role !== undefined);
}

export function readRoleCell(value: CellValue): RoleEntry {
  if (recordsNothing(value)) return { kind: "blank" };
  const role = readRole(value);
  return role === undefined ? { kind: "unknown" } : { kind: "role", role };
}

function withoutEmployment(text: string): string {
  return text
    .split(" ")
    .filter((word) => !employment.has(word))
    .join(" ");
}
