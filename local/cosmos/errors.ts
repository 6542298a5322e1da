/** An answer other than success, worded as the service words it; the SDK turns it into an error with this status as its code. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.code = code;
  }
}

export const badRequest = (message: string) => new Refusal(400, "BadRequest", message);

export const notFound = () =>
  new Refusal(404, "NotFound", "Entity with the specified id does not exist in the system.");

export const conflict = () =>
  new Refusal(409, "Conflict", "Entity with the specified id already exists in the system.");

export const preconditionFailed = () =>
  new Refusal(
    412,
    "PreconditionFailed",
    "Operation cannot be performed because one of the specified precondition is not met.",
  );

export const tooLarge = () => new Refusal(413, "RequestEntityTooLarge", "Request size is too large.");

/** What the real service may well offer but this store does not: never an approximate answer. */
export const notImitated = (what: string) =>
  new Refusal(501, "NotImplemented", `The local store does not imitate ${what}.`);

export class LocalStoreUnreadable extends Error {
  constructor(file: string, cause?: unknown) {
    super(
      `The local store ${file} cannot be read. It was left as it is; move it away or run with another --data folder to start with a new one.`,
      { cause },
    );
    this.name = "LocalStoreUnreadable";
  }
}
