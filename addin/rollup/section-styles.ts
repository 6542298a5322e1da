import { makeStyles, tokens } from "@fluentui/react-components";

/** A section as a page of its own: one column, no wider than can be read. */
export const useSectionStyles = makeStyles({
  page: {
    maxWidth: "76rem",
    margin: "0 auto",
    padding: "1rem",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalL,
  },
  marking: { fontWeight: tokens.fontWeightSemibold, letterSpacing: "0.04em", margin: 0 },
  title: { margin: 0, overflowWrap: "anywhere" },
});
