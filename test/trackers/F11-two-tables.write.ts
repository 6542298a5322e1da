import { writeFileSync } from "node:fs";
import writeExcelFile from "write-excel-file/node";

/**
 * F11: two tables below each other on one sheet, and two beside each other on another. Every name and reference is invented.
 * `node test/trackers/F11-two-tables.write.ts` writes the workbook; what must be found in it was worked out by hand.
 */

type Cell = string | number | null | { readonly value: Date; readonly type: DateConstructor; readonly format: string };

function on(day: string): Cell {
  return { value: new Date(`${day}T00:00:00Z`), type: Date, format: "dd/mm/yyyy" };
}

const caseHeadings = ["Mosaic ID", "Child", "Plan", "Allocated SW", "Date opened", "Last case discussion"];

/** The children, and below them the log of one-to-ones. */
const alder: Cell[][] = [
  ["Alder team: children"],
  [],
  caseHeadings,
  ["M4100001", "Juno Larkspurrey", "CIN", "Dov Thrupplewood", on("2025-02-03"), on("2025-09-01")],
  ["M4100002", "Teo Snapdraggon", "CP", "Oona Vaulterby", on("2025-01-10"), on("2025-08-14")],
  ["M4100003", "Sol Gingerbreck", "LAC", "Dov Thrupplewood", on("2024-11-05"), on("2025-06-14")],
  caseHeadings,
  ["M4100004", "Ari Nutkinson-Ree", "CIN", "Petra Skerrick", on("2025-08-20")],
  ["M4100005", "Vee Dandelyon", "Closed", "Petra Skerrick", on("2024-05-01"), on("2025-01-06")],
  ["M4100006", "Kit Raspberrow", "CP", "Oona Vaulterby", on("2024-09-09"), "12/3 and 9/4"],
  ["Total", 6],
  [],
  [],
  ["One-to-one log"],
  ["Date", "Worker", "Type", "Held?", "Record made", "Copy given"],
  [on("2025-09-01"), "Dov Thrupplewood", "Individual", "Held", "Y", "Y"],
  [on("2025-08-18"), "Oona Vaulterby", "1:1", "Held", "Y", "N"],
  [on("2025-09-08"), "Oona Vaulterby", "Group", "Held", "Y", "Y"],
  [on("2025-08-14"), "P Skerrick", "1:1", "Held", "Y"],
  [on("2025-09-22"), "Dov Thrupplewood", "1:1", "Booked"],
  [on("2025-09-02"), "Wilf Udderbeck", "1:1", "Held", "Y", "Y"],
];

/** The staff, and beside them, one row lower, the log of group sessions. */
const people: Cell[][] = [
  ["Staff"],
  ["Worker", "Role", "Team", "Start date", null, "Group supervision"],
  ["Dov Thrupplewood", "SW", "Alder", on("2022-03-07"), null, "Date", "Team", "Practice Lead (Y/N)", "Held?"],
  ["Oona Vaulterby", "SW", "Alder", on("2021-06-01"), null, on("2025-07-21"), "Alder", "Y", "Held"],
  ["Petra Skerrick", "Senior SW", "Rowan", on("2020-01-06"), null, on("2025-06-14"), "Rowan", "N", "Held"],
  ["Perrin Hollowmere", "TM", "Alder", on("2025-08-18"), null, on("2025-09-29"), "Alder", null, "Planned"],
  ["Nerys Marwenna", "NQSW", "Rowan", on("2025-09-01")],
  ["Jess Pellinore", "Project lead", "Rowan", on("2023-10-02")],
];

export function twoTables(): Promise<Buffer> {
  return writeExcelFile([
    { data: alder, sheet: "Alder" },
    { data: people, sheet: "People" },
  ]).toBuffer();
}

if (import.meta.main) writeFileSync(new URL("F11-two-tables.xlsx", import.meta.url), await twoTables());
