import { notImitated } from "../host-error.ts";
import type { Batch } from "./handles.ts";

/** To calculate on request changes nothing where everything is calculated; otherwise it is what the F9 key does. */
export function refuseByHand({ workbook }: Batch): void {
  if (workbook.calculationMode === "Manual") notImitated("calculate() while calculation is manual");
}
