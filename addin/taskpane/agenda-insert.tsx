import { Body1 } from "@fluentui/react-components";
import type { AgendaDocument } from "../commands/agenda-document.ts";
import { AskFirst } from "../ui/ask-first.tsx";
import type { PaneModel } from "./pane-model.ts";
import type { CheckScreen, Notice } from "./pane-state.ts";

const inserting = () => import("../commands/insert-sheet.ts");

interface InsertProps {
  readonly pages: readonly AgendaDocument[];
  readonly state: CheckScreen;
  readonly model: PaneModel;
}

/** A sheet is read by everyone who can open the workbook: that is said and agreed to each time, before one is made. */
export function AgendaInsert({ pages, state, model }: InsertProps) {
  return (
    <AskFirst
      says="Insert as a sheet…"
      yes="Insert for everyone"
      no="Do not insert"
      isBusy={state.busy !== undefined}
      onYes={() => void insert(model, pages)}
    >
      <Body1 as="p">{whoReads(pages)}</Body1>
    </AskFirst>
  );
}

function whoReads(pages: readonly AgendaDocument[]): string {
  const what = pages.length === 1 ? "this agenda" : `these ${pages.length} agendas`;
  const hasNames = pages.some(({ sections }) => sections.some(({ table }) => (table?.naming ?? 0) > 1));
  const names = hasNames ? "the names of children and " : "";
  return `Everyone who can open this workbook will read ${what}, with ${names}what was found of each worker: also colleagues of that worker.`;
}

async function insert(model: PaneModel, pages: readonly AgendaDocument[]): Promise<void> {
  await model.act("inserting", async (_, { workbook }) => {
    const { insertSheets } = await inserting();
    const wanted = pages.map((page) => ({ name: sheetName(page), page }));
    return { notice: noticeOf(await insertSheets(workbook, wanted)) };
  });
}

function sheetName({ title }: AgendaDocument): string {
  return title.replace(/^Agenda: (supervision of |cases with )?/u, "Agenda ");
}

function noticeOf({ made, because }: { readonly made: readonly string[]; readonly because?: string }): Notice {
  const sheets = made.length === 0 ? "" : `Inserted: ${made.join(", ")}.`;
  if (because === undefined) return { tone: "success", sentence: `${sheets} Save the workbook to keep it.` };
  return { tone: "error", sentence: [sheets, because].filter((part) => part !== "").join(" ") };
}
