/** Paragraphs, headings and lists without the browser's wide margins: a pane is narrow, and its gaps are the view's own. */
export const textFlow = {
  "& p, & h1, & h2, & h3": { display: "block", marginTop: 0, marginBottom: 0 },
  "& ul": { marginTop: 0, marginBottom: 0 },
} as const;
