import writeExcelFile, { type SheetData } from "write-excel-file/node";
import { pullColumns, pullRows } from "../../shared/audit/pull-rows.ts";
import { withoutFormula } from "../../shared/audit/without-formula.ts";
import type { Drawn } from "../../shared/contract/pull.ts";
import type { Pulled } from "../use-cases/pull-audits.ts";

/** A workbook takes far more memory than its text does. */
const mostRows = 100_000;

/** Two sheets, both in sight: the rows, and what they are. */
export async function auditWorkbook(pulled: Pulled, most: number = mostRows): Promise<Uint8Array> {
  const { rows, isWhole } = await rowsOf(pulled, most);
  const bold = (text: string) => ({ value: text, fontWeight: "bold" as const });
  const audits: SheetData = [pullColumns.map(bold), ...rows];
  const about: SheetData = aboutRows(pulled.drawn, rows.length, isWhole).map(([name, value]) => [
    bold(name),
    { value: withoutFormula(value), type: String },
  ]);
  return writeExcelFile([
    { sheet: "Audits", data: audits, stickyRowsCount: 1, columns: pullColumns.map(() => ({ width: 16 })) },
    { sheet: "About", data: about, columns: [{ width: 20 }, { width: 80 }] },
  ]).toBuffer();
}

async function rowsOf({ runs, drawn }: Pulled, most: number): Promise<{ rows: SheetData; isWhole: boolean }> {
  const rows: SheetData = [];
  for await (const page of runs) {
    for (const run of page) {
      const more = pullRows(run, drawn).map((row) =>
        row.map((cell) => (typeof cell === "string" ? withoutFormula(cell) : cell)),
      );
      // A run stands there with all of its checks or not at all.
      if (rows.length + more.length > most) return { rows, isWhole: false };
      rows.push(...more);
    }
  }
  return { rows, isWhole: true };
}

function aboutRows({ council, marking, drawnBy, drawnAt, asked }: Drawn, rows: number, isWhole: boolean) {
  const extent = isWhole
    ? `All ${rows.toLocaleString("en-GB")} rows that match.`
    : `The newest ${rows.toLocaleString("en-GB")} rows: more match than a workbook takes. Choose fewer days, or CSV for more.`;
  return [
    ["Marking", marking],
    ["Council", council],
    ["Drawn by", drawnBy],
    ["Drawn at", drawnAt],
    [
      "Asked for",
      Object.entries(asked)
        .map(([name, value]) => `${name} ${value}`)
        .join(", ") || "everything",
    ],
    ["Holds", extent],
  ] as const;
}
