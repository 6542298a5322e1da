import type { ConnectionPolicy } from "@azure/cosmos";

/** A person is waiting: what is throttled is tried again as the store says, for some seconds, and then it is said so. */
export const storePolicy: ConnectionPolicy = {
  requestTimeout: 10_000,
  retryOptions: { maxRetryAttemptCount: 5, maxWaitTimeInSeconds: 10 },
};
