import type { RunFindings } from "../../shared/contract/routes.ts";

type Result = RunFindings["results"][number];

/**
 * The findings with "Worker 3" in the place of a worker's name. Numbers follow the order of the results within one run, so
 * the same person has another number in the next. In a small team they may still tell who it is.
 */
export function withPseudonyms(findings: RunFindings): RunFindings {
  const numbers = new Map<string, number>();
  const pseudonym = (label: string): string => {
    const number = numbers.get(label) ?? numbers.size + 1;
    numbers.set(label, number);
    return `Worker ${number}`;
  };
  return { ...findings, results: findings.results.map((result) => hidden(result, pseudonym)) };
}

/** Their `ref` is a case's reference or the name of a team; every other is somebody's. */
const named: ReadonlySet<Result["subject"]["kind"]> = new Set(["case", "team", "group-session"]);

function hidden(result: Result, pseudonym: (label: string) => string): Result {
  const { subject } = result;
  if (named.has(subject.kind)) return result;
  const { kind, tableId, rowId, ref } = subject;
  // Without the role: who manages a team, everybody knows.
  return { ...result, subject: { kind, tableId, rowId, ...(ref !== undefined && { ref: pseudonym(ref) }) } };
}
