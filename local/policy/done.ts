/** What a command prints, and the code with which it ends. */
export interface Done {
  readonly text: string;
  readonly code: number;
}
