/** `npm run build`. `--production` takes office.js from Microsoft's own host instead of this computer's copy. */
import { parseArgs } from "node:util";
import { buildEverything } from "./everything.ts";

const { values } = parseArgs({ options: { production: { type: "boolean" } } });
const built = await buildEverything({ isProduction: values.production === true });
process.stdout.write(`${built.join("\n")}\n`);
