import { makeStaticStyles } from "@fluentui/react-components";
import { createPortal } from "react-dom";
import type { AgendaDocument, AgendaSection } from "../commands/agenda-document.ts";

/** On paper the pane is not there, and the pages are not there on the screen: A4, each document on a page of its own. */
const usePaper = makeStaticStyles(`
  @page { size: A4 portrait; margin: 10mm; }
  @media screen { .on-paper { display: none; } }
  @media print {
    body:has(> .on-paper) { background: #fff; }
    body:has(> .on-paper) > :not(.on-paper) { display: none !important; }
    .on-paper { color: #000; font: 8.5pt/1.25 "Segoe UI", Arial, sans-serif; }
    .on-paper article { break-after: page; }
    .on-paper article:last-child { break-after: auto; }
    .on-paper p, .on-paper h1, .on-paper h2 { margin: 0 0 1mm; }
    .on-paper h1 { font-size: 14pt; }
    .on-paper h2 { font-size: 10pt; margin-top: 2.5mm; break-after: avoid; }
    .on-paper .marking { font-weight: 600; letter-spacing: 0.04em; text-align: center; }
    .on-paper table { border-collapse: collapse; width: 100%; }
    .on-paper tr { break-inside: avoid; }
    .on-paper .short { white-space: nowrap; }
    .on-paper th, .on-paper td { border: 0.2mm solid #777; padding: 0.5mm 1mm; text-align: start; vertical-align: top; }
  }
`);

/** What is printed while it is mounted, by whatever way the person asks for it. */
export function OnPaper({ pages }: { readonly pages: readonly AgendaDocument[] }) {
  usePaper();
  return createPortal(
    <div className="on-paper">
      {pages.map((page) => (
        <PaperPage key={page.title} {...page} />
      ))}
    </div>,
    document.body,
  );
}

function PaperPage({ title, facts, sections, marking, drawn }: AgendaDocument) {
  return (
    <article>
      <p className="marking">{marking}</p>
      <h1>{title}</h1>
      {facts.map((fact, at) => (
        <p key={at}>{fact}</p>
      ))}
      {sections.map((section) => (
        <PaperSection key={section.heading} {...section} />
      ))}
      <p>{drawn}</p>
      <p className="marking">{marking}</p>
    </article>
  );
}

/** A day, a reference or a section stays in one line: a page holds the more cases. */
const longestDay = "section 10(1)".length;

function PaperSection({ heading, sentences, table }: AgendaSection) {
  return (
    <section>
      <h2>{heading}</h2>
      {table !== undefined && (
        <table>
          <thead>
            <tr>
              {table.headings.map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => (
                  <td key={column} className={cell.length <= longestDay ? "short" : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sentences.map((sentence, at) => (
        <p key={at}>{sentence}</p>
      ))}
    </section>
  );
}
