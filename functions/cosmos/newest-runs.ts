import type { Container } from "@azure/cosmos";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { AuditStore, WhichRuns } from "../ports.ts";
import { askWithin } from "./ask-within.ts";
import { erasedRunFrom, keptRunFrom, readRunDocument } from "./run-mapper.ts";

type Page = Parameters<AuditStore["newest"]>[1];

/** By key, not by the store's own continuation: a place stays true while others submit and expire. */
export async function newestRuns(container: Container, which: WhichRuns, page: Page): Promise<readonly AuditRun[]> {
  if (which.teams?.length === 0) return [];
  const conditions = new Conditions(["c.kind = 'run'"]);
  addWhich(conditions, which);
  if (page.after) {
    const [at, runId] = [conditions.value(page.after.receivedAt), conditions.value(page.after.runId)];
    conditions.add(`(c.receivedAt < ${at} OR (c.receivedAt = ${at} AND c.runId < ${runId}))`);
  }
  const top = conditions.value(page.most);
  const documents = await ask(container, which, {
    select: `TOP ${top} *`,
    where: conditions.text,
    orderBy: "c.receivedAt DESC, c.runId DESC",
    parameters: conditions.parameters,
  });
  const runs = documents.map((document) => keptRunFrom(readRunDocument(document)).run);
  return runs.length === 0 ? [] : withErasures(container, which, runs);
}

/** What was erased left its mark beside the run, which is never written again. */
async function withErasures(
  container: Container,
  which: WhichRuns,
  runs: readonly AuditRun[],
): Promise<readonly AuditRun[]> {
  const conditions = new Conditions(["c.kind = 'erasure'"]);
  conditions.addOneOf(
    "c.runId",
    runs.map(({ runId }) => runId),
  );
  const documents = await ask(container, which, {
    select: "*",
    where: conditions.text,
    parameters: conditions.parameters,
  });
  const erasures = new Map(
    documents.map((document) => {
      const { key, erased } = erasedRunFrom(document);
      return [placeOf(key), erased];
    }),
  );
  return runs.map((run) => {
    const mark = erasures.get(placeOf(run));
    return mark ? { ...run, erased: mark } : run;
  });
}

function placeOf({ team, runId }: Pick<AuditRun, "team" | "runId">): string {
  return [team, runId].join("/");
}

function addWhich(conditions: Conditions, { teams, from, to, edition, month, trackerId }: WhichRuns): void {
  if (teams) conditions.addOneOf("c.team", teams);
  if (from !== undefined) conditions.add(`c.asAt >= ${conditions.value(from)}`);
  if (to !== undefined) conditions.add(`c.asAt <= ${conditions.value(to)}`);
  if (edition !== undefined) conditions.add(`c.policy.edition = ${conditions.value(edition)}`);
  if (month !== undefined) conditions.add(`c.month = ${conditions.value(month)}`);
  if (trackerId !== undefined) conditions.add(`c.trackerId = ${conditions.value(trackerId)}`);
}

/** Within the council, and within the team where it is one. */
function ask(container: Container, { council, teams }: WhichRuns, question: Parameters<typeof askWithin>[2]) {
  const [team, ...others] = teams ?? [];
  return askWithin(container, { council, team: others.length === 0 ? team : undefined }, question);
}

/** The conditions of a query. Values go as parameters and never into its text. */
class Conditions {
  readonly parameters: { name: string; value: string | number }[] = [];
  readonly #texts: string[];

  constructor(texts: readonly string[]) {
    this.#texts = [...texts];
  }

  get text(): string {
    return this.#texts.join(" AND ");
  }

  value(value: string | number): string {
    const name = `@p${this.parameters.length}`;
    this.parameters.push({ name, value });
    return name;
  }

  add(text: string): void {
    this.#texts.push(text);
  }

  addOneOf(path: string, values: readonly string[]): void {
    this.add(`${path} IN (${values.map((value) => this.value(value)).join(", ")})`);
  }
}
