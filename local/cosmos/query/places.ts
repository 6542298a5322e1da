import { type JsonValue, type Path, pathText } from "../document.ts";
import { badRequest } from "../errors.ts";
import { type PartitionScope, scopeOf } from "../partition-key.ts";
import type { Condition, Operand } from "./query.ts";
import { type Parameters, scalar } from "./to-sql.ts";

/** Where a query without a partition key looks: under the first values of one that its condition asks for. */
export function placesIn(where: Condition | undefined, parameters: Parameters, paths: readonly Path[]): PartitionScope {
  const asked = new Map(where ? equalities(where) : []);
  const values: JsonValue[] = [];
  for (const path of paths) {
    const operand = asked.get(pathText(path));
    if (!operand) break;
    values.push(scalar(operand, parameters));
  }
  if (values.length === 0)
    throw badRequest("A query must be given a partition key, or ask for the first values of one.");
  return scopeOf(values, paths);
}

/** What holds whatever else holds. */
function equalities(condition: Condition): [string, Operand][] {
  if (condition.kind === "and") return [...equalities(condition.left), ...equalities(condition.right)];
  return condition.kind === "compare" && condition.comparison === "=" ? [[pathText(condition.path), condition.to]] : [];
}
