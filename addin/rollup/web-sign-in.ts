/** How the page gets the caller's token. */
export interface WebSignIn {
  /** Why the sign-in page sent the person back without a sign-in. */
  readonly fault?: { readonly sentence: string; readonly reference?: string };
  /** Without asking; undefined when somebody must sign in. */
  readonly token: () => Promise<string | undefined>;
  /** A page of its own is left for it. */
  readonly signIn: () => Promise<void>;
  /** Absent where the sign-in is not this page's own. */
  readonly signOut?: () => Promise<void>;
}
