/**
 * `npm run check-tracker -- FILE.xlsx… --council barnet`: the add-in's own commands over the real office.js, without a screen.
 * Ends with 2 when a file could not be checked, 1 when some result is not met, 0 otherwise.
 */
import { parseArgs } from "node:util";
import { checkFile, CannotCheck } from "./headless/check-file.ts";
import { oneSentence } from "./headless/command-line.ts";
import { readTask } from "./headless/task.ts";

const help = `Usage: npm run check-tracker -- FILE.xlsx… --council NAME [options]

  --council NAME           the council whose policy is checked, such as haringey or barnet
  --edition EDITION        the edition of that name; the one in force on the day when it is not given
  --as-at 2025-09-15       the day for which to check; today when it is not given
  --mapping MAPPING.json   where the tables and their columns are; found by the headings when it is not given
  --choices CHOICES.json   the council's own settings, where they differ from the defaults
  --json OUT.json          writes every result, for one file
  --copy OUT.xlsx          writes a marked copy, for one file
`;

const options = {
  council: { type: "string" },
  edition: { type: "string" },
  "as-at": { type: "string" },
  mapping: { type: "string" },
  choices: { type: "string" },
  json: { type: "string" },
  copy: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help === true) {
    process.stdout.write(help);
    return 0;
  }
  const task = readTask(values, positionals, new Date());
  let worst = 0;
  for (const file of task.files) {
    try {
      const { summary, allMet } = await checkFile(file, task);
      process.stdout.write(`${summary}\n`);
      worst = Math.max(worst, allMet ? 0 : 1);
    } catch (error) {
      if (!(error instanceof CannotCheck)) throw error;
      process.stderr.write(`${error.message}\n`);
      worst = 2;
    }
  }
  return worst;
}

main()
  .then((code) => process.exit(code))
  .catch((error: unknown) => {
    process.stderr.write(`${oneSentence(error)}\n`);
    process.exit(2);
  });
