import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { OpenRegular } from "@fluentui/react-icons";

const useStyles = makeStyles({
  link: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minHeight: "24px" },
});

/** The way to the help page, which opens in the browser: it is there without signing in. */
export function HelpLink({ words = "Help" }: { readonly words?: string }) {
  const styles = useStyles();
  return (
    <Link className={styles.link} href="/help.html" target="_blank" rel="noopener">
      {words} <OpenRegular aria-hidden />
    </Link>
  );
}
