import { escaped } from "../../shared/text/escaped.ts";
import type { AgendaDocument, AgendaTable } from "./agenda-document.ts";

/** What goes to the clipboard: a letter takes the rich form, a plain field the text. */
export interface Copied {
  readonly html: string;
  readonly text: string;
}

export function copied(pages: readonly AgendaDocument[]): Copied {
  return { html: pages.map(htmlOf).join("<hr>"), text: pages.map(textOf).join("\n\n") };
}

function textOf({ title, facts, sections, marking, drawn }: AgendaDocument): string {
  return [
    marking,
    title,
    ...facts,
    ...sections.flatMap(({ heading, sentences, table }) => [
      "",
      heading,
      ...rowsOf(table).map(cellsInLine),
      ...sentences,
    ]),
    "",
    drawn,
  ].join("\n");
}

function rowsOf(table: AgendaTable | undefined): readonly (readonly string[])[] {
  return table === undefined ? [] : [table.headings, ...table.rows];
}

function cellsInLine(cells: readonly string[]): string {
  return cells.map((cell) => cell.replaceAll(/\s+/gu, " ")).join("\t");
}

function htmlOf({ title, facts, sections, marking, drawn }: AgendaDocument): string {
  const parts = sections.map(
    ({ heading, sentences, table }) =>
      `<h2>${escaped(heading)}</h2>${table === undefined ? "" : tableHtml(table)}${sentences.map(paragraph).join("")}`,
  );
  return [paragraph(marking), `<h1>${escaped(title)}</h1>`, ...facts.map(paragraph), ...parts, paragraph(drawn)].join(
    "",
  );
}

function tableHtml({ headings, rows }: AgendaTable): string {
  const head = headings.map((heading) => `<th scope="col" align="left">${escaped(heading)}</th>`).join("");
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`).join("");
  return `<table border="1"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}
