import type { Path } from "../document.ts";
import { badRequest, notImitated } from "../errors.ts";
import { LONGEST_VALUE_TO_COMPARE } from "../searchable.ts";
import type { Comparison, Condition, Operand } from "./query.ts";

/** A fragment of SQLite's SQL with the values for its question marks, in order. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

type Scalar = string | number | boolean | null;
export type Parameters = ReadonlyMap<string, unknown>;

/**
 * SQLite's NULL follows the same three-valued logic as the service's `undefined`, so every fragment gives 1, 0 or,
 * where the service would say undefined (a property that is not there, an order between a text and a number), NULL.
 */
export function conditionSql(condition: Condition, parameters: Parameters): Sql {
  switch (condition.kind) {
    case "and":
    case "or": {
      const left = conditionSql(condition.left, parameters);
      const right = conditionSql(condition.right, parameters);
      return joined([left, right], condition.kind.toUpperCase());
    }
    case "not": {
      const inside = conditionSql(condition.of, parameters);
      return { sql: `(NOT ${inside.sql})`, values: inside.values };
    }
    case "compare":
      return comparisonSql(condition.path, condition.comparison, scalar(condition.to, parameters));
    case "in": {
      const { path, operands } = condition;
      const equalities = operands.map((operand) => equalSql(path, scalar(operand, parameters)));
      return joined(equalities, "OR");
    }
    case "is-defined":
      return { sql: `(${typeSql(condition.path)} IS NOT NULL)`, values: [] };
    case "starts-with":
      return startsWithSql(condition.path, scalar(condition.prefix, parameters));
  }
}

export function scalar(operand: Operand, parameters: Parameters): Scalar {
  const value = operand.kind === "value" ? operand.value : parameters.get(operand.name);
  const named = operand.kind === "parameter" ? operand.name : "a value";
  if (value === undefined) throw badRequest(`The parameter ${named} was not given a value.`);
  if (typeof value === "string" && value.length > LONGEST_VALUE_TO_COMPARE)
    throw notImitated(`comparing with more than ${LONGEST_VALUE_TO_COMPARE.toLocaleString("en-GB")} characters`);
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  throw notImitated(`lists and objects as parameters (${named})`);
}

/** The order of the service: null, then booleans, numbers, texts, arrays, objects; 0 where there is nothing. */
export const rankSql = (path: Path) =>
  `CASE ${typeSql(path)} WHEN 'null' THEN 1 WHEN 'false' THEN 2 WHEN 'true' THEN 2 WHEN 'integer' THEN 3 WHEN 'real' THEN 3 WHEN 'text' THEN 4 WHEN 'array' THEN 5 WHEN 'object' THEN 6 ELSE 0 END`;

/** What to sort by within one rank; true and false are 1 and 0. */
export const sortableSql = (path: Path) =>
  `CASE WHEN ${typeSql(path)} IN ('false', 'true', 'integer', 'real', 'text') THEN ${valueSql(path)} ELSE 0 END`;

function comparisonSql(path: Path, comparison: Comparison, value: Scalar): Sql {
  if (comparison === "=") return equalSql(path, value);
  if (comparison === "!=") {
    const equal = equalSql(path, value);
    return { sql: `(NOT ${equal.sql})`, values: equal.values };
  }
  if (value === null) {
    const holds = comparison === "<=" || comparison === ">=" ? 1 : 0;
    return { sql: `(CASE WHEN ${typeSql(path)} = 'null' THEN ${holds} END)`, values: [] };
  }
  const sql = `(CASE WHEN ${sameTypeSql(path, value)} THEN ${valueSql(path)} ${comparison} ? END)`;
  return { sql, values: [bound(value)] };
}

function equalSql(path: Path, value: Scalar): Sql {
  if (value === null) return { sql: `(${typeSql(path)} = 'null')`, values: [] };
  const type = typeSql(path);
  const equal = `${valueSql(path)} = ?`;
  const sql = `(CASE WHEN ${type} IS NULL THEN NULL WHEN ${sameTypeSql(path, value)} THEN ${equal} ELSE 0 END)`;
  return { sql, values: [bound(value)] };
}

function startsWithSql(path: Path, prefix: Scalar): Sql {
  if (typeof prefix !== "string") return { sql: "(NULL)", values: [] };
  const sql = `(CASE WHEN ${typeSql(path)} = 'text' THEN substr(${valueSql(path)}, 1, length(?)) = ? END)`;
  return { sql, values: [prefix, prefix] };
}

function sameTypeSql(path: Path, value: string | number | boolean): string {
  if (typeof value === "string") return `${typeSql(path)} = 'text'`;
  return typeof value === "number"
    ? `${typeSql(path)} IN ('integer', 'real')`
    : `${typeSql(path)} IN ('true', 'false')`;
}

const bound = (value: string | number | boolean) => (typeof value === "boolean" ? Number(value) : value);

const joined = (parts: readonly Sql[], word: string): Sql => ({
  sql: `(${parts.map(({ sql }) => sql).join(` ${word} `)})`,
  values: parts.flatMap(({ values }) => values),
});

const typeSql = (path: Path) => `json_type(searchable, ${jsonPath(path)})`;
const valueSql = (path: Path) => `json_extract(searchable, ${jsonPath(path)})`;

const jsonPath = (path: Path) => `'$${path.map((name) => `."${name.replaceAll("'", "''")}"`).join("")}'`;
