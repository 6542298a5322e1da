import type { Row } from "./row.ts";
import { checkAgainstParse } from "./rows/check-against-parse.ts";
import { dateCells } from "./rows/date-cells.ts";
import { growth } from "./rows/growth.ts";
import { requestsPerSecond } from "./rows/requests.ts";
import { rollUpRead } from "./rows/roll-up-read.ts";
import { rulesEngine } from "./rows/rules-engine.ts";
import { sizes } from "./rows/sizes.ts";
import { wholeRequest } from "./rows/whole-request.ts";

/** In the order of the table. A new row is a new file in `rows/` and one more name here. */
export const rows: readonly Row[] = [
  ...checkAgainstParse,
  rulesEngine,
  ...wholeRequest,
  ...growth,
  dateCells,
  ...requestsPerSecond,
  rollUpRead,
  ...sizes,
];
