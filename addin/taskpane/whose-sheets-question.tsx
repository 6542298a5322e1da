import { Field, Select } from "@fluentui/react-components";
import { useMemo } from "react";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { sheetsOfWorkers } from "../../shared/tracker/sheets-of-workers.ts";
import { whoseSheetsWords } from "../commands/layout-words.ts";
import { whoseSheetsAnswer, whoseSheetsId } from "./whose-sheets.ts";

interface WhoseSheetsProps {
  /** The tables that are asked about. */
  readonly asked: readonly TableLayout[];
  readonly onAnswer: (areNamedAfterWorkers: boolean) => void;
}

/** Whether each of these sheets is named after the worker of its children: no cell says whose they are. */
export function WhoseSheets({ asked, onAnswer }: WhoseSheetsProps) {
  if (asked.length === 0) return undefined;
  return (
    <Field label={whoseSheetsWords(asked)}>
      <Select
        id={whoseSheetsId}
        value={String(whoseSheetsAnswer(asked) ?? "")}
        onChange={(_, { value }) => {
          onAnswer(value === "true");
        }}
      >
        <option value="" disabled>
          Choose…
        </option>
        <option value="true">Yes: the sheets’ names are sent as the workers</option>
        <option value="false">No: the workers are not known</option>
      </Select>
    </Field>
  );
}

export function useSheetsOfWorkers(
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
  asAt: PlainDate | undefined,
): readonly TableLayout[] {
  return useMemo(() => (asAt === undefined ? [] : sheetsOfWorkers(workbook, layouts, asAt)), [workbook, layouts, asAt]);
}
