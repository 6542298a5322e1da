import type { AuditClient } from "../../shared/contract/audit-client.ts";
import type { ClientOptions, Failure } from "../../shared/contract/client.ts";
import type { InsertRollUp } from "./roll-up-sheet.ts";

/** What the sections of the page use of the world. */
export interface PageTools {
  readonly client: AuditClient;
  /** How the service is reached, for calls that only one section makes. */
  readonly service: ClientOptions;
  /** Hands a file to the person. Absent where the page cannot: inside Excel. */
  readonly save?: SaveFile;
  /** Puts the figures into the workbook that is open; only where the page stands inside Excel. */
  readonly insert?: InsertRollUp;
  /** Ways away from the page, where it stands in the place of something else. */
  readonly ways?: readonly { readonly label: string; readonly act: () => void }[];
}

export interface SaveFile {
  /** A file that the service makes. */
  file(path: string): Promise<Failure | undefined>;
  /** A file that is made here. */
  text(name: string, type: string, text: string): void;
}
