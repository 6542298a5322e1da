import { plusDays } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry } from "../contract/entries.ts";
import type { CaseFields } from "../contract/tables.ts";
import { dayAhead, earliest, latestDay } from "./entries.ts";
import { faultOf, type Fault } from "./fault.ts";

/** The fields from which a case's clock runs while no discussion is recorded. */
export const caseBeginnings: ReadonlySet<string> = new Set(["dateOpened", "dateAllocated"]);

export interface Beginning<Field extends string = "dateOpened" | "dateAllocated"> {
  readonly on: PlainDate;
  readonly group: false;
  readonly field: Field;
}

export type BeginningRead<Field extends string = Beginning["field"]> =
  { readonly beginning: Beginning<Field> | undefined } | { readonly fault: Fault };

/** The first of the fields that is recorded: from there the clock runs while nothing has happened yet. */
export function beginningOf<Field extends string>(
  fields: Readonly<Partial<Record<Field, DateEntry | undefined>>>,
  among: readonly Field[],
  asAt: PlainDate,
): BeginningRead<Field> {
  for (const field of among) {
    const entry = fields[field];
    const fault = faultOf(entry, field, asAt);
    if (fault !== undefined) return { fault };
    if (entry?.kind !== "dates") continue;
    return { beginning: { on: latestDay(entry), group: false, field } };
  }
  return { beginning: undefined };
}

/** A row that may no longer be the team's: closed by date and open by status, or closed in a way that is not plain. */
export function closingDoubt({ status, planType, dateClosed }: CaseFields, asAt: PlainDate): Fault | undefined {
  if (status?.kind === "doubtful") return { code: "closing-unclear", field: "status" };
  if (planType?.kind === "plans" && planType.doubtful) return { code: "closing-unclear", field: "planType" };
  if (dateClosed?.kind !== "dates") {
    return faultOf(dateClosed, "dateClosed", asAt) && { code: "closing-unclear", field: "dateClosed" };
  }
  const closedOn = latestDay(dateClosed);
  return closedOn <= asAt ? { code: "closed-while-open", field: "dateClosed", otherOn: closedOn } : undefined;
}

/** A discussion of an earlier episode, or a slip in one of the two dates. */
export function beforeOpened(discussedOn: PlainDate | undefined, { dateOpened }: CaseFields): Fault | undefined {
  if (discussedOn === undefined || dateOpened?.kind !== "dates") return undefined;
  const openedOn = latestDay(dateOpened);
  return discussedOn < openedOn ? { code: "before-opened", field: "dateOpened", otherOn: openedOn } : undefined;
}

/** The last day before a date of the row that still lies ahead comes round: until then a check reads the row as today. */
export function unchangedUntil(fields: CaseFields, asAt: PlainDate): PlainDate | undefined {
  const match = fields.longTermMatch;
  let ahead = match?.kind === "matched-on" && match.on > asAt ? match.on : undefined;
  ahead = earliest(ahead, dayAhead(fields.lastDiscussion, asAt));
  ahead = earliest(ahead, dayAhead(fields.dateOpened, asAt));
  ahead = earliest(ahead, dayAhead(fields.dateAllocated, asAt));
  ahead = earliest(ahead, dayAhead(fields.dateClosed, asAt));
  for (const entry of fields.discussions?.entries ?? []) ahead = earliest(ahead, dayAhead(entry, asAt));
  return ahead === undefined ? undefined : plusDays(ahead, -1);
}
