import { describe, expect, it } from "vitest";
import { onSheet, openCaseload, refusal } from "./in-excel.ts";

describe("how a sheet is laid out for print", () => {
  it("is kept and given back", async () => {
    const { host } = openCaseload();
    const read = await onSheet(host, async (sheet, context) => {
      const { pageLayout } = sheet;
      pageLayout.orientation = "Landscape";
      pageLayout.paperSize = "A4";
      pageLayout.zoom = { horizontalFitToPages: 1 };
      pageLayout.load("orientation,paperSize,zoom");
      await context.sync();
      return [pageLayout.orientation, pageLayout.paperSize, pageLayout.zoom];
    });
    expect(read).toEqual(["Landscape", "A4", { horizontalFitToPages: 1 }]);
  });

  it("is upright and at its own size as long as nobody says otherwise", async () => {
    const { host } = openCaseload();
    const read = await onSheet(host, async ({ pageLayout }, context) => {
      pageLayout.load("orientation,zoom");
      await context.sync();
      return [pageLayout.orientation, pageLayout.zoom];
    });
    expect(read).toEqual(["Portrait", { scale: 100 }]);
  });

  it.each<[string, (layout: Excel.PageLayout) => void]>([
    ["a scale", (layout) => Object.assign(layout, { zoom: { scale: 80 } })],
    [
      "pages downwards",
      (layout) => Object.assign(layout, { zoom: { horizontalFitToPages: 1, verticalFitToPages: 2 } }),
    ],
    ["an envelope", (layout) => Object.assign(layout, { paperSize: "Envelope10" })],
    ["its place on the paper", (layout) => Object.assign(layout, { centerHorizontally: true })],
  ])("is refused where it is more than is imitated: %s", async (_, change) => {
    const { host } = openCaseload();
    const code = await refusal(host, ({ pageLayout }) => {
      change(pageLayout);
    });
    expect(code).toBe("ApiNotFound");
  });
});
