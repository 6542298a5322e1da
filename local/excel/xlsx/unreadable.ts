/** A file that cannot be opened; the message is one plain sentence for the manager. */
export class UnreadableWorkbook extends Error {
  override readonly name = "UnreadableWorkbook";
}

/** Why a file cannot be opened, as the rest of a sentence that begins with the file's name. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

export const damaged = (part: string): Unreadable =>
  new Unreadable(`is damaged (${part} cannot be read): open it in Excel, let Excel repair it and save it again.`);
