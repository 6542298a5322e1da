import type { Container } from "@azure/cosmos";

/** The newest of what is written down about a council day by day. */
export async function newestOfKind(container: Container, council: string, kind: string): Promise<unknown> {
  const query = {
    query: "SELECT TOP 1 * FROM c WHERE c.kind = @kind ORDER BY c.day DESC",
    parameters: [{ name: "@kind", value: kind }],
  };
  const { resources } = await container.items.query<unknown>(query, { partitionKey: council }).fetchAll();
  return resources[0];
}
