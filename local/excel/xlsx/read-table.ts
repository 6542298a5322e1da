import { parseAddress } from "../a1.ts";
import type { Sheet, Table, Workbook } from "../model.ts";
import { damaged } from "./unreadable.ts";
import { decode, decodeText, walk, type Tag } from "./xml.ts";

/** Adds the table of one part to the workbook. */
export function readTable(workbook: Workbook, sheet: Sheet, bytes: Uint8Array, part: string): Table {
  let root: Tag["attributes"] = {};
  let style = "";
  const columnIds: number[] = [];
  walk(decode(bytes, part), part, {
    open: ({ path, attributes }) => {
      if (path === "table") root = attributes;
      else if (path === "table/tableStyleInfo") style = attributes["name"] ?? "";
      else if (path === "table/tableColumns/tableColumn") columnIds.push(Number(attributes["id"]));
    },
  });
  const area = parseAddress(root["ref"] ?? "")?.area;
  if (area?.columns !== columnIds.length) throw damaged(part);
  const table = workbook.addTable(sheet, area, decodeText(root["displayName"] ?? root["name"] ?? ""));
  table.columnIds = columnIds;
  table.hasHeaders = root["headerRowCount"] !== "0";
  table.showTotals = (root["totalsRowCount"] ?? "0") !== "0";
  table.style = style;
  return table;
}
