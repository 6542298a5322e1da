import { Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { keysInExcel, keysInPane, keysNote, type KeyHelp } from "../help/shortcuts.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  table: {
    borderCollapse: "collapse",
    "& th, & td": {
      textAlign: "start",
      verticalAlign: "top",
      padding: `${tokens.spacingVerticalXS} 0`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& caption": { textAlign: "start", color: tokens.colorNeutralForeground2 },
    "& th": { width: "40%", paddingInlineEnd: tokens.spacingHorizontalS },
  },
});

/** The keys that work, in the sheet and in the pane. */
export function KeysPage() {
  const { section } = useViewStyles();
  return (
    <>
      <section className={section}>
        <Subtitle2 as="h2">Keyboard shortcuts</Subtitle2>
        <Keys caption="Anywhere in Excel" keys={keysInExcel} />
        <Caption1 as="p">{keysNote}</Caption1>
      </section>
      <section className={section}>
        <Keys caption="Excel's own keys, and those of this pane" keys={keysInPane} />
      </section>
    </>
  );
}

interface KeysProps {
  readonly caption: string;
  readonly keys: readonly KeyHelp[];
}

function Keys({ caption, keys }: KeysProps) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <tbody>
        {keys.map(({ keys: pressed, does }) => (
          <tr key={pressed}>
            <th scope="row">{pressed}</th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
