import type { PlainDate } from "../calendar/plain-date.ts";
import type { Because } from "../contract/results.ts";

/** The entry that a count started from, as a result tells it. */
export function anchorOf({
  field,
  on,
  group = false,
}: {
  readonly field: string;
  readonly on: PlainDate;
  readonly group?: boolean;
}): NonNullable<Because["anchor"]> {
  return { field, on, group };
}
