import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import writeExcelFile from "write-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folders } from "../../local/set-up/folders.ts";
import { patiently, World } from "./support.ts";

let world: World;
const folder = mkdtempSync(path.join(tmpdir(), "bad-files-"));
beforeAll(async () => {
  world = await World.start();
});
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("a file that is not a tracker", () => {
  const zip = readFileSync(path.join(folders.trackers, "F1-hgy-clean-table.xlsx"));
  test.each([
    ["notes.xlsx", Buffer.from("Minutes of a meeting"), "notes.xlsx"],
    ["empty.xlsx", Buffer.alloc(0), "empty.xlsx"],
    ["half.xlsx", zip.subarray(0, zip.length / 2), "half.xlsx"],
  ])("%s gets one sentence, and what was open stays open", async (name, bytes, says) => {
    const { page, pane } = await world.workbench("Sol Emberley", "F1-hgy-clean-table.xlsx");
    await pane.getByRole("button", { name: /confirm/i }).waitFor();
    writeFileSync(path.join(folder, name), bytes);
    await page.setInputFiles("#file", path.join(folder, name));
    const message = page.getByRole("status").filter({ hasText: says });
    await message.waitFor();
    expect((await message.innerText()).split(/[.!?](?: |$)/).filter((part) => part !== "").length).toBeLessThanOrEqual(
      3,
    );
    expect(await pane.getByRole("button", { name: /confirm/i }).isVisible()).toBe(true);
    await page.close();
  });

  test("a workbook of empty and unknown sheets says that no tracker was found, and what to do", async () => {
    const { page, pane } = await world.workbench("Sol Emberley", "F1-hgy-clean-table.xlsx");
    await pane.getByRole("button", { name: /confirm/i }).waitFor();
    const rota = path.join(folder, "rota.xlsx");
    writeFileSync(rota, await writeExcelFile([["Duty rota"], ["Monday", "Tuesday"]]).toBuffer());
    await page.setInputFiles("#file", rota);
    await pane.getByText("No tracker was found").waitFor();
    await page.close();
  });
});

describe("the grid and the ribbon", () => {
  test("a date typed over makes its status out of date, while the others stand", async () => {
    const excel = await world.workbench("Sol Emberley", "F1-hgy-clean-table.xlsx");
    const { page } = excel;
    await excel.confirm();
    await excel.summary();
    await excel.settled();
    const before = await excel.column("Policy check");
    expect(before[0]).toBe("Cannot be checked: the contingency plan is not recorded");

    // A click puts the keyboard into the grid.
    await page.mouse.click(600, 400);
    await excel.showColumn("Last case discussion");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("45800");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await excel.column("Policy check"))[0], patiently).toBe("Out of date: check again");
    expect((await excel.column("Policy check")).slice(1)).toEqual(before.slice(1));

    await page.getByRole("button", { name: "Check", exact: true }).click();
    await expect
      .poll(async () => (await excel.column("Policy check"))[0], patiently)
      .toBe("Overdue 23 days, due 23 Aug 2025 +1 more");
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    await expect.poll(() => excel.column("Policy check"), patiently).toEqual([]);

    await excel.pressFirst("Check");
    await expect
      .poll(async () => (await excel.column("Policy check"))[0], patiently)
      .toBe("Overdue 23 days, due 23 Aug 2025 +1 more");
    expect(world.problems).toEqual([]);
  });
});
