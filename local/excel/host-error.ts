/** What Excel answers when it will not do something. Codes and most messages are Excel's own. */
const messages = {
  AccessDenied: "You cannot perform the requested operation.",
  ApiNotFound: "The API you are trying to use could not be found.",
  GeneralException: "There was an internal error while processing the request.",
  InsertDeleteConflict: "The insert or delete operation attempted resulted in a conflict.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidOperationInCellEditMode:
    "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
  ItemAlreadyExists: "A resource with the same name or identifier already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  MergedRangeConflict:
    "Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map.",
  NonBlankCellOffSheet:
    "Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
  RangeExceedsLimit: "The cell count in the range has exceeded the maximum supported number.",
  RequestPayloadSizeLimitExceeded: "The request payload size has exceeded the limit.",
  ResponsePayloadSizeLimitExceeded: "The response payload size has exceeded the limit.",
} as const;

export type HostErrorCode = keyof typeof messages;

export class HostError extends Error {
  readonly code: HostErrorCode;

  constructor(code: HostErrorCode, message?: string) {
    super(message ?? messages[code]);
    this.name = "HostError";
    this.code = code;
  }
}

export function refuse(code: HostErrorCode, message?: string): never {
  throw new HostError(code, message);
}

/** For what the stand-in does not imitate: Excel may well do it. */
export function notImitated(member: string): never {
  throw new HostError(
    "ApiNotFound",
    `${member} is not imitated by the local Excel: add it to local/excel or use another member.`,
  );
}
