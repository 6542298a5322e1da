import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { PageTools } from "./page-tools.ts";
import type { Section } from "./section.ts";
import type { WebSignIn } from "./web-sign-in.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `0 ${tokens.spacingHorizontalM}`,
    maxWidth: "76rem",
    margin: "0 auto",
    padding: `${tokens.spacingVerticalS} 1rem 0`,
    "@media print": { display: "none" },
  },
  sections: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalM})`,
  },
  section: { minWidth: 0, borderRadius: 0, borderBottom: "3px solid transparent" },
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    "&, &:hover, &:hover:active": { borderBottomColor: tokens.colorCompoundBrandStroke },
  },
  who: {
    marginInlineStart: "auto",
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
});

interface PageHeaderProps {
  readonly name: string;
  readonly sections: readonly Section[];
  readonly chosen: string;
  readonly onChoose: (section: string) => void;
  readonly signIn: WebSignIn;
  readonly ways: PageTools["ways"];
}

/** The parts of the page that the person has, who is signed in, and the ways out. */
export function PageHeader({ name, sections, chosen, onChoose, signIn, ways }: PageHeaderProps) {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      {sections.length > 1 && (
        <nav className={styles.sections} aria-label="Parts of the page">
          {sections.map(({ id, title }) => (
            <Button
              key={id}
              appearance="transparent"
              className={mergeClasses(styles.section, id === chosen && styles.chosen)}
              aria-current={id === chosen ? "page" : undefined}
              onClick={() => {
                onChoose(id);
              }}
            >
              {title}
            </Button>
          ))}
        </nav>
      )}
      <div className={styles.who}>
        <span>{name}</span>
        {ways?.map(({ label, act }) => (
          <Button key={label} size="small" onClick={act}>
            {label}
          </Button>
        ))}
        {signIn.signOut !== undefined && (
          <Button appearance="subtle" onClick={() => void signIn.signOut?.()}>
            Sign out
          </Button>
        )}
      </div>
    </header>
  );
}
