import type { AgendaWorker } from "../../shared/audit/agenda-workers.ts";
import { namesFitting } from "../../shared/tracker/names.ts";
import { employmentWords } from "../../shared/tracker/vocabulary/role-words.ts";
import type { CaseWording } from "./agenda-case-words.ts";

const employment: ReadonlySet<string> = new Set(employmentWords);

/**
 * Names of other pages under which cases of this worker may stand: the same once what is said of the post is left out, or one
 * that fits. They are not put together, since two people may be called so.
 */
export function samePersonWords(
  { workers, entries }: Pick<CaseWording, "workers" | "entries">,
  worker: AgendaWorker,
): string[] {
  const own = nameAlone(worker.key);
  if (own === "") return [];
  return workers.flatMap(({ key, label, rows }) => {
    const other = nameAlone(key);
    const mayBe = namesFitting(own, [other]).length > 0 || namesFitting(other, [own]).length > 0;
    const cases = [...rows].filter((row) => entries.has(row)).length;
    if (key === worker.key || label === undefined || cases === 0 || other === "" || !mayBe) return [];
    const [what, stand] = cases === 1 ? ["case", "stands"] : ["cases", "stand"];
    return [`${cases} ${what} ${stand} under ${label}, who may be the same person.`];
  });
}

/** "jo marsh - agency" as "jo marsh". */
function nameAlone(key: string): string {
  return key
    .split(/[\s/–—-]+/u)
    .filter((word) => !employment.has(word))
    .join(" ")
    .trim();
}
