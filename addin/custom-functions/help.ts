import { escaped } from "../../shared/text/escaped.ts";
import { functionTable, type FunctionOffered } from "./function-table.ts";

/** Where the list of functions stands in the help page. */
const place = "<!-- every function, from the table of functions -->";

/**
 * The help page with its list of functions filled in.
 * @throws Error when the page has no place for it.
 */
export function withFunctions(page: string): string {
  if (!page.includes(place)) throw new Error(`The help page has no ${place}.`);
  return page.replace(place, () => functionTable.map(listed).join("\n"));
}

function listed({ id, description, parameters }: FunctionOffered): string {
  const names = parameters.map(({ name }) => name).join(", ");
  const told = parameters.map(({ name, description }) => `<li><b>${name}</b>: ${escaped(description)}</li>`);
  return `<dt><code>=OVERSIGHT.${id}(${names})</code></dt>
<dd>${escaped(description)}<ul>${told.join("")}</ul></dd>`;
}
