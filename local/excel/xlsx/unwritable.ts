/** A change that a copy cannot carry; the message is one plain sentence. */
export class UnwritableCopy extends Error {
  override readonly name = "UnwritableCopy";
}
