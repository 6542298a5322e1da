import { BulkOperationType, type Container, CosmosDiagnostics, type OperationInput } from "@azure/cosmos";

const conflict = 409;
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
  const { result = [] } = await container.items.batch(operations, partitionKey).catch((error: unknown) => {
    throw withStatus(error, lastStatus(error));
  });
  const refused = result.find(({ statusCode }) => statusCode >= 300 && statusCode !== failedDependency);
  if (!refused) return "written";
  // A client that tries again after a lost answer meets its own documents.
  if (refused.statusCode === conflict) return "there-already";
  throw withStatus(undefined, refused.statusCode);
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
