import { autoFilterDefinitions } from "./auto-filter.ts";
import { chartDefinitions } from "./charts.ts";
import { conditionalFormatDefinitions } from "./conditional-formats.ts";
import { functionDefinitions } from "./functions.ts";
import type { Definition, Definitions, Kind } from "./handles.ts";
import { formatDefinitions } from "./range-formats.ts";
import { rangeDefinitions } from "./ranges.ts";
import { tablePartDefinitions } from "./table-parts.ts";
import { tableDefinitions } from "./tables.ts";
import { workbookDefinitions } from "./workbook.ts";
import { worksheetDefinitions } from "./worksheets.ts";
import { pageLayoutDefinitions } from "./page-layout.ts";

const definitions: Definitions = {
  ...workbookDefinitions,
  ...functionDefinitions,
  ...worksheetDefinitions,
  ...pageLayoutDefinitions,
  ...chartDefinitions,
  ...autoFilterDefinitions,
  ...rangeDefinitions,
  ...formatDefinitions,
  ...tableDefinitions,
  ...tablePartDefinitions,
  ...conditionalFormatDefinitions,
};

/** The members of a class; a handle and its definition always go together, which the type cannot say. */
export function definitionOf(kind: Kind): Definition<never> {
  return definitions[kind];
}

/** Every imitated member as "Class.member", for the list in the read-me. */
export function memberNames(): string[] {
  const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
  return Object.entries(definitions).flatMap(([kind, definition]: [string, Definition<never>]) => {
    const members = [definition.get, definition.set, definition.links, definition.methods].flatMap((part) =>
      Object.keys(part ?? {}),
    );
    const list = definition.items === undefined ? [] : ["items"];
    const item = definition.item === undefined ? [] : ["getItem"];
    const names = [...members.filter((name) => !name.startsWith("_")).map(camel), ...list, ...item];
    return [...new Set(names)].sort().map((name) => `${kind}.${name}`);
  });
}
