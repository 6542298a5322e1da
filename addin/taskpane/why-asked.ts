import type { LayoutQuestion } from "../../shared/tracker/detect.ts";
import { fieldName } from "../ui/field-names.ts";
import { isHeadedAlike } from "./tables-found.ts";

/** Why a column is asked about, and what to do. */
export function whyAsked(question: LayoutQuestion | undefined): string {
  const [only, ...more] = question?.candidates ?? [];
  if (only === undefined) return "No column looks like this: choose one, or say that it is not in this tracker.";
  if (isHeadedAlike(question)) {
    return `More than one column may be meant: choose one, or read them together as “${fieldName("discussions")}”.`;
  }
  if (more.length > 0) return "More than one column may be meant: please choose.";
  const which = only.heading === "" ? `Column ${only.column}` : `“${only.heading}”`;
  if (only.doubt === "hidden") return `${which} is hidden and may be out of date: choose it all the same, or another.`;
  if (only.doubt === "cells") {
    return `Most cells of ${which} cannot be read as this: choose it all the same, or another.`;
  }
  return `${which} may be this or something else: please choose.`;
}
