import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { patiently, World, type Workbench } from "../../journeys/support.ts";

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(async () => {
  await world.stop();
});

interface InPage {
  workbench: {
    workbook: { sheets: { entries(): Iterable<[number, number, { value: unknown; formula?: string }]> }[] };
  };
}

/** What the formulas of ours in the workbook show, from the top. */
function shown({ page }: Workbench): Promise<unknown[]> {
  return page.evaluate(() =>
    (globalThis as unknown as InPage).workbench.workbook.sheets
      .flatMap((sheet) => [...sheet.entries()])
      .filter(([, , { formula }]) => formula?.startsWith("=OVERSIGHT.") === true)
      .sort(([one], [other]) => one - other)
      .map(([, , { value }]) => value),
  );
}

describe("the functions in the workbench's formula bar", () => {
  test("answer with the pane not used and nobody signed in", async () => {
    const excel = await world.workbench("Sol Emberley", "F1-hgy-clean-table.xlsx");
    const { page, pane } = excel;
    await pane.getByRole("button", { name: /confirm/i }).waitFor();
    // A click puts the keyboard into the grid.
    await page.mouse.click(600, 400);
    await excel.showColumn("Plan");
    await page.keyboard.press("ArrowDown");
    for (const formula of [
      '=OVERSIGHT.STATE("haringey",I2,"CIN",G2,"","","","",TODAY())',
      '=OVERSIGHT.NEXTDUE("barnet",45722,"LAC",45600,,"no",,,TODAY())',
      "=OVERSIGHT.WORKINGDAYSAFTER(45763,3)",
      '=OVERSIGHT.STATE("leeds",45722)',
    ]) {
      await page.keyboard.type(formula);
      await page.keyboard.press("Enter");
    }
    await expect.poll(() => shown(excel), patiently).toEqual(["Met", 45778, 45770, "#VALUE!"]);
    expect(world.problems).toEqual([]);
    await page.close();
  });
});

describe("the page that holds the functions", () => {
  test("loads Microsoft's runtime and associates every function, from its own address only", async () => {
    const page = await world.page();
    const before = world.requests.length;
    await page.goto(`${world.stack.origin}/custom-functions.html`);
    const ids = await page.evaluate(() =>
      Object.keys(
        (globalThis as unknown as { CustomFunctions: { _association: { mappings: object } } }).CustomFunctions
          ._association.mappings,
      ),
    );
    expect(ids).toEqual(["NEXTDUE", "STATE", "WHY", "WORKINGDAYSAFTER"]);
    for (const asked of world.requests.slice(before)) expect(asked).toMatch(new RegExp(`^${world.stack.origin}/`));
    await page.close();
  });
});
