import { describe, expect, it } from "vitest";
import { vectors, type CheckExample } from "../vectors.ts";
import { check, only } from "./children.ts";
import { tableOf } from "./example-tables.ts";

function found({ check: id, asAt, choices = {}, inputs }: CheckExample) {
  const council = id.startsWith("HGY") ? "haringey" : "barnet";
  const { state, clause, aimOn, dueOn, daysOverdue } = only(
    check([tableOf(inputs.cases, asAt)], { council, choices, on: asAt }),
  );
  return { state, clause, aimOn, dueOn, daysOverdue };
}

describe("discussions of children, by the worked examples", () => {
  it.each(vectors.checks)("$id: $check as at $asAt", (example) => {
    expect(found(example)).toEqual({ clause: undefined, ...example.expect });
  });

  it.each(vectors.switched)("$id: $check with $choices", (example) => {
    expect(found(example)).toEqual({ clause: undefined, ...example.expect });
  });
});
