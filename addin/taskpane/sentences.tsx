import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
});

/** One sentence below the other; nothing where there is none. */
export function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  const styles = useStyles();
  if (sentences.length === 0) return undefined;
  return (
    <ul className={styles.list}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
