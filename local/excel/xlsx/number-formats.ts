import { shortDate } from "./displayed-text.ts";

/** The format codes that files name by number only, as Excel's object model words them. */
const builtIn = new Map<number, string>([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [5, "£#,##0;-£#,##0"],
  [6, "£#,##0;[Red]-£#,##0"],
  [7, "£#,##0.00;-£#,##0.00"],
  [8, "£#,##0.00;[Red]-£#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [14, shortDate],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, `${shortDate} h:mm`],
  [37, "#,##0 ;(#,##0)"],
  [38, "#,##0 ;[Red](#,##0)"],
  [39, "#,##0.00;(#,##0.00)"],
  [40, "#,##0.00;[Red](#,##0.00)"],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mmss.0"],
  [48, "##0.0E+0"],
  [49, "@"],
]);

interface NumberFormat {
  /** Undefined for "General". */
  code: string | undefined;
  /** The code by which to show values: the system's short date is day first here. */
  shownAs: string;
}

/** `custom` holds the file's own codes by number. */
export function numberFormatOf(id: number, custom: ReadonlyMap<number, string>): NumberFormat {
  const own = custom.get(id);
  const code = own ?? builtIn.get(id);
  if (code === undefined || code === "General") return { code: undefined, shownAs: "General" };
  return { code, shownAs: own === undefined ? code.replace(shortDate, "dd/mm/yyyy") : code };
}

/** The number of a code that needs no entry in the file. */
export function builtInNumber(code: string | undefined): number | undefined {
  if (code === undefined || code === "General") return 0;
  return [...builtIn].find(([, known]) => known === code)?.[0];
}
