import type { Container, SqlParameter } from "@azure/cosmos";

interface Question {
  readonly select: string;
  readonly where?: string;
  readonly orderBy?: string;
  readonly parameters?: readonly SqlParameter[];
}

/**
 * A query over the first values of a hierarchical partition key. Beside a query the store takes a whole key or none: the
 * first values stand in the condition, from which it knows where to look.
 */
export async function askWithin(
  container: Container,
  { council, team }: { readonly council: string; readonly team?: string | undefined },
  { select, where, orderBy, parameters = [] }: Question,
): Promise<unknown[]> {
  const places = { council, ...(team !== undefined && { team }) };
  const conditions = Object.keys(places).map((name) => `c.${name} = @${name}`);
  if (where !== undefined) conditions.push(`(${where})`);
  const order = orderBy === undefined ? "" : ` ORDER BY ${orderBy}`;
  const { resources } = await container.items
    .query<unknown>({
      query: `SELECT ${select} FROM c WHERE ${conditions.join(" AND ")}${order}`,
      parameters: [...Object.entries(places).map(([name, value]) => ({ name: `@${name}`, value })), ...parameters],
    })
    .fetchAll();
  return resources;
}
