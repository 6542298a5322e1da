import type { ComponentType } from "react";
import type { Me } from "../../shared/contract/routes.ts";
import type { PageTools } from "./page-tools.ts";
import type { RollUpStore } from "./roll-up-store.ts";
import type { WebSignIn } from "./web-sign-in.ts";

export interface SectionProps {
  readonly me: Me;
  readonly store: RollUpStore;
  readonly signIn: WebSignIn;
  readonly tools: PageTools;
  /** Another each time that a section is chosen, also the one that stands open: it then shows its beginning. */
  readonly turn: number;
}

/** A part of the page that some people have: it draws its own `main`. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly isFor: (me: Me) => boolean;
  readonly View: ComponentType<SectionProps>;
}
