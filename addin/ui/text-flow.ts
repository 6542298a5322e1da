import { tokens } from "@fluentui/react-components";

/** Paragraphs and headings without the browser's wide margins: a pane is narrow. */
export const textFlow = {
  "& p, & h1, & h2": { display: "block", marginTop: 0, marginBottom: tokens.spacingVerticalXS },
} as const;
