import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AskFirst } from "../ui/ask-first.tsx";
import { useDrafts } from "./on-page.ts";
import type { PageTools } from "./page-tools.ts";
import type { Section } from "./section.ts";
import { unsavedWords } from "./unsaved.ts";
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
  section: {
    minWidth: 0,
    borderRadius: 0,
    borderBottom: "3px solid transparent",
    // Forced colours draw what is transparent.
    "@media (forced-colors: active)": {
      "&, &:hover, &:hover:active": {
        borderTopColor: "Canvas",
        borderRightColor: "Canvas",
        borderBottomColor: "Canvas",
        borderLeftColor: "Canvas",
      },
    },
  },
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    "&, &:hover, &:hover:active": { borderBottomColor: tokens.colorCompoundBrandStroke },
    "@media (forced-colors: active)": { "&, &:hover, &:hover:active": { borderBottomColor: "Highlight" } },
  },
  who: {
    marginInlineStart: "auto",
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
  // Where there is room for it the page beneath does not move when the first letter is typed.
  unsaved: {
    flex: "1 1 12rem",
    minWidth: 0,
    margin: 0,
    textAlign: "end",
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
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
  const unsaved = useDrafts((drafts) => unsavedWords(drafts).join(", "));
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
      {unsaved !== "" && (
        <p className={styles.unsaved} role="status">
          Kept here, not saved yet: {unsaved}.
        </p>
      )}
      <div className={styles.who}>
        <span>{name}</span>
        {ways?.map((way) => (
          <Way key={way.label} way={way} unsaved={unsaved} />
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

interface WayProps {
  readonly way: NonNullable<PageTools["ways"]>[number];
  readonly unsaved: string;
}

/** A way out leaves behind what is not saved, and so asks first. */
function Way({ way: { label, act }, unsaved }: WayProps) {
  if (unsaved === "")
    return (
      <Button size="small" onClick={act}>
        {label}
      </Button>
    );
  return (
    <AskFirst says={label} yes="Leave it" no="Stay" size="small" isBusy={false} onYes={act}>
      <span>This is not saved and would be lost: {unsaved}.</span>
    </AskFirst>
  );
}
