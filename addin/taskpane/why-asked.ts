import { tableContents } from "../../shared/contract/vocabulary.ts";
import type { LayoutQuestion } from "../../shared/tracker/detect.ts";
import { fieldsOf, trappedField } from "../../shared/tracker/known-headings.ts";
import { fieldName } from "../ui/field-names.ts";
import { isHeadedAlike } from "./tables-found.ts";

/** Why a column is asked about, and what to do. */
export function whyAsked(question: LayoutQuestion | undefined): string {
  const [only, ...more] = question?.candidates ?? [];
  if (only !== undefined && isHeadedAlike(question)) {
    return `More than one column may be meant: choose one, or read them together as “${fieldName("discussions")}”.`;
  }
  if (only === undefined || more.length > 0) return "More than one column may be meant: please choose.";
  const which = only.heading === "" ? `Column ${only.column}` : `“${only.heading}”`;
  if (only.above === undefined && only.samples.length > 0 && isNamed(only.heading, question?.field)) {
    return `Most cells of ${which} cannot be read as this: choose it all the same, or another.`;
  }
  return `${which} may be this or something else: please choose.`;
}

/** A heading that says what is asked for, and nothing else besides: its cells are why it is asked. */
function isNamed(heading: string, field: string | undefined): boolean {
  const fields = tableContents.flatMap((holds) => fieldsOf(heading, holds));
  return trappedField(heading) === undefined && fields.some((known) => known.field === field);
}
