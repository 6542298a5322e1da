/**
 * `npm run policy -- validate FILE.json | describe COUNCIL | schema`: a council's policy before it is signed.
 * Ends with 2 when nothing could be done, 1 when a policy has faults or the schema is out of date, 0 otherwise.
 */
import { oneSentence } from "./headless/command-line.ts";
import { policyCommand } from "./policy/command.ts";

policyCommand(process.argv.slice(2), new Date())
  .then(({ text, code }) => {
    (code === 0 ? process.stdout : process.stderr).write(`${text.trimEnd()}\n`);
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    process.stderr.write(`${oneSentence(error)}\n`);
    process.exitCode = 2;
  });
