import { notImitated, refuse } from "../host-error.ts";
import type { Definitions } from "./handles.ts";

const orientations = ["Portrait", "Landscape"];
const papers = ["A4", "A3", "Letter"];

/** How a sheet is laid out for print: kept and given back, and otherwise without effect, since nothing is printed here. */
export const pageLayoutDefinitions: Pick<Definitions, "PageLayout"> = {
  PageLayout: {
    get: {
      orientation: ({ sheet }) => sheet.pageLayout.orientation,
      paperSize: ({ sheet }) => sheet.pageLayout.paperSize ?? null,
      zoom: ({ sheet }) => {
        const { pagesWide } = sheet.pageLayout;
        return pagesWide === undefined ? { scale: 100 } : { horizontalFitToPages: pagesWide };
      },
    },
    set: {
      orientation: ({ sheet }, value) => {
        sheet.pageLayout.orientation = oneOf(orientations, value);
      },
      paperSize: ({ sheet }, value) => {
        sheet.pageLayout.paperSize = oneOf(papers, value);
      },
      zoom: ({ sheet }, value) => {
        sheet.pageLayout.pagesWide = pagesWideOf(value);
      },
    },
  },
};

function oneOf(known: readonly string[], value: unknown): string {
  if (typeof value !== "string") refuse("InvalidArgument");
  return known.includes(value) ? value : notImitated(`The page layout ${value}`);
}

function pagesWideOf(value: unknown): number {
  if (typeof value !== "object" || value === null) refuse("InvalidArgument");
  const { horizontalFitToPages, ...others } = value as Record<string, unknown>;
  if (Object.values(others).some((other) => other !== undefined && other !== null)) {
    notImitated("A zoom other than to a number of pages across");
  }
  if (typeof horizontalFitToPages !== "number" || horizontalFitToPages < 1) refuse("InvalidArgument");
  return horizontalFitToPages;
}
