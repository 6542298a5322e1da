/** How a page of its own in the browser gets the caller's token. */
export interface WebSignIn {
  /** Why the sign-in page sent the person back without a sign-in. */
  readonly fault?: { readonly sentence: string; readonly reference?: string };
  /** Without asking; undefined when somebody must sign in. */
  readonly token: () => Promise<string | undefined>;
  /** Leaves the page. */
  readonly signIn: () => Promise<void>;
  readonly signOut: () => Promise<void>;
}
