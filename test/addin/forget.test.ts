import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { forgetWorkbook } from "../../addin/commands/forget.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { openExcel } from "../../local/excel/headless.ts";
import { writeCopy } from "../../local/excel/xlsx/copy.ts";
import { openXlsx } from "../../local/excel/xlsx/open.ts";
import { confirmed, on, open, openOver } from "./opened-pane.ts";
import { partsOf } from "../local/excel/xlsx/fixtures.ts";
import { asAt } from "./support.ts";

/** The parts of a file as text, by name. A column that is as wide as Excel makes it says the same as one that says nothing. */
function textsOf(file: Uint8Array): ReadonlyMap<string, string> {
  const usualWidth = /<col [^>]*width="9\.140625"[^>]*\/>/g;
  const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replaceAll(usualWidth, "");
  return new Map([...partsOf(file)].map(([name, bytes]) => [name, textOf(bytes)]));
}

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

describe("forgetting a workbook", () => {
  it("leaves nothing of ours in its settings, and every part of the file as it was", async () => {
    const bytes = readFileSync(new URL("../trackers/F1-hgy-clean-table.xlsx", import.meta.url));
    const opened = openXlsx(bytes, { fileName: "F1.xlsx" });
    const excel = openExcel(opened.workbook, { today: asAt });
    const uninstall = excel.installGlobals();
    close = () => {
      uninstall();
      excel.close();
    };
    // What other add-ins keep there is theirs.
    opened.workbook.settings.set("another.add-in", "kept");
    const before = { settings: [...opened.workbook.settings], file: textsOf(writeCopy(opened)) };

    const { model, service } = openOver(officeWorkbook);
    await model.start();
    const supervision = { checks: true, marks: true };
    await model.confirm(on(model, "confirm").found.layouts, { council: "haringey", team: "north", supervision });
    await excel.settle();
    await model.submit("north", "2025-09");
    service.isOffline = true;
    await model.submit("north", "2025-09");
    await model.checkNow();
    const kept = [...opened.workbook.settings.keys()].map(
      (key) => key.replace("caseload-oversight.", "").split(".")[0],
    );
    expect(new Set(kept)).toEqual(new Set(["another", "tracker", "marks", "sent"]));
    expect(textsOf(writeCopy(opened))).not.toEqual(before.file);

    service.isOffline = false;
    await model.forget();
    await excel.settle();
    expect(on(model, "confirm").found.why).toBe("first-time");
    expect(on(model, "confirm").notice?.sentence).toMatch(/^This workbook is forgotten/);
    expect([...opened.workbook.settings]).toEqual(before.settings);
    expect(textsOf(writeCopy(opened))).toEqual(before.file);
  });

  it("takes waiting runs away too", async () => {
    const { model, workbook, service } = await confirmed();
    service.isOffline = true;
    await model.submit("north", "2025-09");
    expect(on(model, "check").outbox?.waiting).toHaveLength(1);
    await model.forget();
    expect(workbook.remembered).toEqual({});
    service.isOffline = false;
    await open(workbook, service).model.start();
    expect(service.kept.size).toBe(0);
  });

  it("takes nothing away while marks cannot be: what is remembered of them is what finds them again", async () => {
    const { model, workbook } = await confirmed();
    const before = workbook.remembered;
    workbook.clear = () => Promise.resolve({ done: false, because: "The sheet is protected: unprotect it." });
    await model.forget();
    expect(workbook.remembered).toEqual(before);
    expect(on(model, "check").notice).toEqual({ tone: "error", sentence: "The sheet is protected: unprotect it." });
  });

  it("is done in one go for a workbook that was never marked", async () => {
    const { workbook } = await confirmed();
    await workbook.remember({ marks: undefined });
    expect(await forgetWorkbook(workbook)).toEqual({ done: true });
    expect(workbook.remembered).toEqual({});
  });

  it("without the service ends where somebody signs in, and says that it is done", async () => {
    const { workbook, service } = await confirmed();
    service.isOffline = true;
    const { model } = open(workbook, service);
    await model.start();
    await model.forget();
    expect(on(model, "signed-out").notice?.sentence).toMatch(/^This workbook is forgotten/);
  });
});
