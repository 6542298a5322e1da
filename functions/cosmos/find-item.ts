import type { Container, ItemDefinition } from "@azure/cosmos";

/** One point read: the cheapest question there is. What comes back is not trusted before a schema has read it. */
export async function findItem(
  container: Container,
  id: string,
  partitionKey: string | string[],
): Promise<{ readonly document: unknown; readonly etag: string } | undefined> {
  const { resource, etag } = await container.item(id, partitionKey).read<ItemDefinition>();
  return resource && { document: resource, etag };
}
