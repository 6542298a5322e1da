import { Body1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import type { SentKind, SentTables } from "../commands/what-is-sent.ts";
import { fieldName } from "../ui/field-names.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  sent: {
    display: "grid",
    gridTemplateColumns: "minmax(6rem, auto) 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground2 },
    "& dd": { margin: 0, overflowWrap: "anywhere" },
    // Magnified, beside its name an entry would have no room.
    "@media (max-width: 260px)": { gridTemplateColumns: "1fr", "& dd": { marginBottom: tokens.spacingVerticalXS } },
  },
});

const named: Readonly<Record<SentKind, readonly [one: string, many: string]>> = {
  cases: ["case", "cases"],
  workers: ["worker", "workers"],
  agreements: ["supervision agreement", "supervision agreements"],
  sessions: ["one-to-one in the log", "one-to-ones in the log"],
  groups: ["group session", "group sessions"],
  audits: ["audit", "audits"],
  observations: ["observation", "observations"],
};

/** How many rows of one kind there are: "138 cases". */
export function countWords({ holds, rows }: SentTables): string {
  const [one, many] = named[holds];
  return `${rows} ${rows === 1 ? one : many}`;
}

/** The children's fields, in full: this is what confirming agrees to. */
export function SentOfCases({ tables }: { readonly tables: readonly SentTables[] }) {
  const { section } = useViewStyles();
  const cases = tables.find(({ holds }) => holds === "cases");
  if (cases === undefined) return undefined;
  return (
    <section className={section}>
      <Subtitle2 as="h2">This is what is sent</Subtitle2>
      <Body1 as="p">For each case, these fields and nothing else. Of one of your cases, for example:</Body1>
      <Fields fields={cases.fields} />
    </section>
  );
}

interface SentOfStaffProps {
  readonly tables: readonly SentTables[];
  /** It is sent; otherwise it would be. */
  readonly isAgreed?: boolean;
}

/** What is sent of the tables of staff, or would be, kind by kind. */
export function SentOfStaff({ tables, isAgreed = false }: SentOfStaffProps) {
  const { summary } = useViewStyles();
  return tables.map((table) => (
    <details key={table.holds}>
      <summary className={summary}>
        What {isAgreed ? "is" : "would be"} sent of {countWords(table)}
      </summary>
      <Fields fields={table.fields} />
    </details>
  ));
}

function Fields({ fields }: Pick<SentTables, "fields">) {
  const styles = useStyles();
  return (
    <dl className={styles.sent}>
      {fields.map(({ field, words }) => [
        <dt key={`${field} name`}>{fieldName(field)}</dt>,
        <dd key={field}>{words}</dd>,
      ])}
    </dl>
  );
}
