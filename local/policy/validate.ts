import { validated } from "../../shared/policy/faults.ts";
import type { Policy } from "../../shared/policy/policy.ts";
import { editions } from "../../shared/policy/registry.ts";
import { daysSwept } from "../../shared/policy/sweep.ts";
import { jsonIn } from "../headless/command-line.ts";
import type { Done } from "./done.ts";
import { words } from "./words.ts";

/** @throws Error with one sentence for what cannot be read as JSON. */
export function validate(files: readonly string[]): Done {
  const [file, more] = files;
  if (file === undefined || more !== undefined) {
    throw new Error("Name one file: npm run policy -- validate FILE.json");
  }
  const read = validated(jsonIn(file), words, editions);
  if (read.ok) return { text: summaryOf(read.policy), code: 0 };
  const { faults } = read;
  return {
    text: [`${file}: ${faults.length} fault${faults.length === 1 ? "" : "s"}`, ...faults].join("\n  "),
    code: 1,
  };
}

function summaryOf({ name, edition, checks }: Policy): string {
  const clauses = checks.reduce((sum, check) => sum + check.clauses.length, 0);
  const counted = `${counts(checks.length, "check")}, ${counts(clauses, "clause")}`;
  const over = `${daysSwept.length} days × ${2 ** words.plans.length} sets of plans × ${words.roles.length} roles`;
  return `${name}, edition ${edition}: ${counted}; swept ${over}: no gap, no clash.`;
}

function counts(count: number, of: string): string {
  return `${count} ${of}${count === 1 ? "" : "s"}`;
}
