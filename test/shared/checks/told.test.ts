import { expect, it } from "vitest";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import { wireTables } from "../../../shared/contract/tables.ts";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { vectors } from "../vectors.ts";
import { asAt, check } from "./children.ts";
import { exampleWorkbook } from "./example-workbook.ts";
import { furtherExamples, type Tables } from "./further-examples.ts";

/**
 * All that people are told, in one text to read through: `told.txt`. After a change of words that is meant,
 * `npx vitest run --project unit test/shared/checks/told.test.ts -u` writes it anew; read what has changed.
 */

const worked = [...vectors.checks, ...vectors.switched].map((example) => {
  const { workbook, layouts } = exampleWorkbook(example);
  const { tables } = understandTracker(workbook, layouts, example.asAt);
  const council = example.check.startsWith("HGY") ? "haringey" : "barnet";
  return { council, tables: wireTables.parse(tables), choices: example.choices ?? {}, on: example.asAt };
});

function told({ council, tables, choices, on }: Required<Tables> & { readonly on: PlainDate }): readonly string[] {
  return check(tables, { council, choices, on }).results.map((result) => {
    const until = result.standsUntil === undefined ? "" : ` until ${result.standsUntil}`;
    return `${result.check} as at ${on}${until}: ${statusWords(result)}. ${whySentence(result, on)}`;
  });
}

it("tells of every worked example what stands in the text of all that is told", async () => {
  const further = furtherExamples.map((one) => ({ choices: {}, ...one, on: asAt }));
  const lines = [...worked, ...further].flatMap(told);
  await expect([...new Set(lines)].toSorted().join("\n")).toMatchFileSnapshot("told.txt");
});
