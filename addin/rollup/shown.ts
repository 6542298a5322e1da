import type { Me, RollUp } from "../../shared/contract/routes.ts";
import type { HeldService } from "./held-service.ts";
import type { RollUpState } from "./roll-up-store.ts";

/** A state in which there are figures to show. */
export interface Shown extends RollUpState {
  readonly me: Me;
  readonly chosen: HeldService;
  readonly year: number;
  readonly rollUp: RollUp;
}
