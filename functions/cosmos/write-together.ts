import { BulkOperationType, type Container, CosmosDiagnostics, type OperationInput } from "@azure/cosmos";

const conflict = 409;
const notFound = 404;
/** The status of an operation that was undone because another one failed. */
const failedDependency = 424;

/**
 * Creates documents of one partition in one transaction: all or none.
 * @throws an error whose `code` is the store's status, or `no-answer`.
 */
export async function writeTogether(
  container: Container,
  documents: readonly object[],
  partitionKey: string[],
): Promise<"written" | "there-already"> {
  const operations = documents.map((document): OperationInput => ({
    operationType: BulkOperationType.Create,
    resourceBody: { ...document },
  }));
  const refused = await carryOut(container, operations, partitionKey);
  if (refused === undefined) return "written";
  // A client that tries again after a lost answer meets its own documents.
  if (refused === conflict) return "there-already";
  throw withStatus(undefined, refused);
}

/**
 * Deletes documents of one partition in one transaction. False when one of them was there no more and so none is deleted.
 * @throws like `writeTogether`.
 */
export async function deleteTogether(
  container: Container,
  ids: readonly string[],
  partitionKey: string[],
): Promise<boolean> {
  const operations = ids.map((id): OperationInput => ({ operationType: BulkOperationType.Delete, id }));
  const refused = await carryOut(container, operations, partitionKey);
  if (refused !== undefined && refused !== notFound) throw withStatus(undefined, refused);
  return refused === undefined;
}

/** The status of the operation for which none was carried out. */
async function carryOut(
  container: Container,
  operations: OperationInput[],
  partitionKey: string[],
): Promise<number | undefined> {
  const { result = [] } = await container.items.batch(operations, partitionKey).catch((error: unknown) => {
    throw withStatus(error, lastStatus(error));
  });
  return result.find(({ statusCode }) => statusCode >= 300 && statusCode !== failedDependency)?.statusCode;
}

function withStatus(cause: unknown, code: number | "no-answer"): Error {
  return Object.assign(new Error("The store did not take the documents.", { cause }), { code });
}

/** The SDK drops the status of a failed transaction; its diagnostics still know what came back last, if anything did. */
function lastStatus(error: unknown): number | "no-answer" {
  const diagnostics =
    typeof error === "object" && error !== null && "diagnostics" in error ? error.diagnostics : undefined;
  if (!(diagnostics instanceof CosmosDiagnostics)) return "no-answer";
  return diagnostics.clientSideRequestStatistics.gatewayStatistics.at(-1)?.statusCode ?? "no-answer";
}
