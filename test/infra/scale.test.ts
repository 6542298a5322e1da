import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dayOfCouncil, feedIntervals } from "./country.ts";
import { type Operation, requestUnits } from "./request-units.ts";
import { type Line, type Scale, scaleOf } from "./scale.ts";

const place = new URL("../../infra/scale.md", import.meta.url);
/** The figures of the document are made of code that changes a little all the time. */
const tolerance = 0.2;

const tables: Readonly<Record<keyof Scale, readonly string[]>> = {
  doings: ["What is done in one council", "RU each time", "Times a day", "RU a day"],
  sizes: ["What lies together", "Bytes"],
  storage: ["What is stored after five years", "GB, one council", "GB, all 153"],
  totals: ["In all", "One council", "All 153"],
};

function tableOf(name: keyof Scale, lines: readonly Line[]): string {
  const [first = "", ...others] = tables[name];
  const head = [`| ${[first, ...others].join(" | ")} |`, `| --- |${" ---: |".repeat(others.length)}`];
  return [...head, ...lines.map(([what, ...figures]) => `| ${[what, ...figures.map(inWords)].join(" | ")} |`)].join(
    "\n",
  );
}

/** Three figures are more than an estimate is worth, and enough to recognise it. */
function inWords(figure: number): string {
  return Number(figure.toPrecision(3)).toLocaleString("en-GB", { maximumFractionDigits: 5 });
}

function markOf(name: string): RegExp {
  return new RegExp(`(<!-- ${name} -->\\n\\n)[^]*?(\\n\\n<!-- end -->)`);
}

/** What the document says: by its first cell, the numbers of a line. */
function linesIn(text: string, name: keyof Scale): ReadonlyMap<string, readonly number[]> {
  const rows = (markOf(name).exec(text)?.[0] ?? "").split("\n").filter((line) => line.startsWith("|"));
  return new Map(
    rows.slice(2).map((row) => {
      const [, what = "", ...figures] = row.split("|").map((cell) => cell.trim());
      return [what, figures.slice(0, -1).map((figure) => Number(figure.replaceAll(",", "")))];
    }),
  );
}

let counted: Promise<Scale> | undefined;
const counting = (): Promise<Scale> => (counted ??= dayOfCouncil().then(scaleOf));

describe("the whole country on paper", () => {
  it("is what the store is asked today, give or take a fifth", async () => {
    const scale = await counting();
    let text = readFileSync(place, "utf8");
    const names = Object.keys(tables) as (keyof Scale)[];
    if (process.env["UPDATE_INFRA"] !== undefined) {
      for (const name of names) {
        text = text.replace(
          markOf(name),
          (_, before: string, after: string) => before + tableOf(name, scale[name]) + after,
        );
      }
      writeFileSync(place, text);
    }
    for (const name of names) {
      const told = linesIn(text, name);
      expect([...told.keys()]).toEqual(scale[name].map(([what]) => what));
      for (const [what, ...figures] of scale[name]) {
        const said = told.get(what) ?? [];
        expect([what, said.length]).toEqual([what, figures.length]);
        for (const [index, figure] of figures.entries()) {
          expect([what, Math.abs((said[index] ?? 0) - figure) <= tolerance * figure]).toEqual([what, true]);
        }
      }
    }
  });

  it("waits for changes at the intervals that the library documents, and that nothing of ours sets", () => {
    const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
    const options = textOf("node_modules/@azure/functions/types/cosmosDB.v4.d.ts");
    const ours = textOf("functions/compose.ts") + textOf("host.json");
    for (const [name, seconds] of Object.entries(feedIntervals)) {
      const documented = new RegExp(`Default is ([\\d,]+)[^/]*\\*/\\s*${name}\\?: number;`).exec(options)?.[1];
      expect([name, Number(documented?.replaceAll(",", ""))]).toEqual([name, 1000 * seconds]);
      expect(ours).not.toContain(name);
    }
  });

  it("keeps within what one document, one partition and one serverless container may hold", async () => {
    const { sizes, storage, totals } = await counting();
    const figure = (lines: readonly Line[], what: RegExp) =>
      lines.find(([each]) => what.test(each))?.slice(1) as number[];
    expect(figure(sizes, /^one service's year/)[0]).toBeLessThan(2_097_152);
    for (const [, bytes = Infinity] of sizes.filter(([what]) => what.startsWith("logical partition"))) {
      expect(bytes).toBeLessThan(20 * 1024 ** 3);
    }
    expect(storage.reduce((total, [, one = Infinity]) => total + one, 0)).toBeLessThan(50);
    expect(figure(totals, /a second in the busiest hour/)[1]).toBeLessThan(5_000);
  });
});

describe("the price of an operation", () => {
  const of = (kind: Operation["kind"], kilobytes: number): number =>
    requestUnits({ container: "runs", kind, bytes: kilobytes * 1024 });

  it("is that of the table at its sizes, between them by share, and never below that of one KB", () => {
    expect([of("read", 1), of("read", 64), of("read", 96), of("read", 0)]).toEqual([1, 4.76, (4.76 + 9.95) / 2, 1]);
    expect([of("create", 1), of("create", 1024)]).toEqual([4.95, 625]);
    expect(of("replace", 1)).toBe(2 * 4.95);
    expect(of("query", 1)).toBe(3 + 1);
  });

  it("is not told of what is no item", () => {
    expect(() => of("create", 2_049)).toThrow(RangeError);
  });
});
