/** The trackers that the workbench offers, the first of each council first. */
export const samples = [
  { file: "F1-hgy-clean-table.xlsx", title: "Haringey: an Excel table", council: "haringey" },
  { file: "F2-bnt-pod-tracker.xlsx", title: "Barnet: two rows of headings, siblings merged", council: "barnet" },
  { file: "F7-hgy-cms-export.xlsx", title: "Haringey: an export with hidden rows", council: "haringey" },
  { file: "F8-hgy-legacy-colours.xlsx", title: "Haringey: a hand-made list", council: "haringey" },
  { file: "F9-bnt-large-service.xlsx", title: "Barnet: 5,000 rows", council: "barnet" },
] as const;

/** The tracker to show first to somebody of this council. */
export function firstSampleOf(council: string): string {
  return (samples.find((sample) => sample.council === council) ?? samples[0]).file;
}
