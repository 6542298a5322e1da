/**
 * `npm run bench`: every row of `rows.ts`, in one table and in `bench.json`. `--only NAME` measures one row and leaves
 * `bench.json` as it is; `--rounds 15` takes more rounds than usual. A bound that is not reached is shown and is no error.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { measure, type Measured } from "./measure.ts";
import { rows } from "./rows.ts";
import { tableOf } from "./table.ts";

const { values } = parseArgs({ options: { only: { type: "string" }, rounds: { type: "string", default: "9" } } });
const rounds = Number(values.rounds);
const wanted = rows.filter(({ name }) => values.only === undefined || name === values.only);

if (wanted.length === 0 || !Number.isInteger(rounds) || rounds < 1) {
  const names = rows.map(({ name }) => name).join(", ");
  process.stderr.write(`Give --rounds as a whole number, and --only as one of: ${names}.\n`);
  process.exitCode = 1;
} else {
  const measured: Measured[] = [];
  for (const row of wanted) {
    process.stderr.write(`${row.asks}…\n`);
    try {
      measured.push(await measure(row, rounds));
    } catch (error) {
      process.stderr.write(`${row.name} could not be measured: ${String(error)}\n`);
      process.exitCode = 1;
    }
  }
  process.stdout.write(`\n${tableOf(measured).join("\n")}\n`);
  if (values.only === undefined) {
    const machine = { node: process.version, cores: availableParallelism() };
    const file = new URL("../../bench.json", import.meta.url);
    writeFileSync(file, `${JSON.stringify({ machine, rounds, rows: measured }, undefined, 2)}\n`);
  }
}
