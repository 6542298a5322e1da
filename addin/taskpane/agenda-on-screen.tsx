import { Body1, Caption1, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import type { AgendaDocument, AgendaSection, AgendaTable } from "../commands/agenda-document.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  page: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  marking: { fontWeight: tokens.fontWeightSemibold, letterSpacing: "0.04em" },
});

/** One document as the narrow pane can show it: a row of a table is an entry of a list. */
export function AgendaOnScreen({ title, facts, sections, marking, drawn }: AgendaDocument) {
  const styles = useStyles();
  const { section } = useViewStyles();
  return (
    <article className={`${section} ${styles.page}`}>
      <Subtitle2 as="h2">{title}</Subtitle2>
      {facts.map((fact, at) => (
        <Body1 as="p" key={at}>
          {fact}
        </Body1>
      ))}
      {sections.map((each) => (
        <ScreenSection key={each.heading} {...each} />
      ))}
      <Caption1 as="p">
        <span className={styles.marking}>{marking}</span>. {drawn}
      </Caption1>
    </article>
  );
}

export function ScreenSection({ heading, sentences, table }: AgendaSection) {
  const styles = useStyles();
  const { section } = useViewStyles();
  return (
    <section className={section}>
      <h3 className={styles.heading}>{heading}</h3>
      {table !== undefined && <Entries {...table} />}
      {sentences.length > 0 && (
        <ul className={styles.list}>
          {sentences.map((sentence, at) => (
            <li key={at}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Entries({ headings, naming, rows }: AgendaTable) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {rows.map((cells, row) => (
        <li key={row}>
          <strong>{cells.slice(0, naming).join(" ")}</strong>
          {cells.slice(naming).map((cell, at) => (
            <div key={headings[naming + at]}>
              {headings[naming + at]}: {cell}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
