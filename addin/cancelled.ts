/** The person no longer wants what is being done, and nothing of it has been written or sent. */
export class Cancelled extends Error {
  constructor() {
    super("Cancelled: nothing was changed.");
  }
}
