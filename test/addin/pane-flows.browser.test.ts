import { afterAll, beforeAll, expect, it } from "vitest";
import { patiently, Workbench, World } from "../journeys/support.ts";

/** What the pane in a page of its own cannot show: Excel and the service have their part in it. */
let world: World;

beforeAll(async () => {
  world = await World.start();
});
afterAll(async () => {
  await world.stop();
});

interface InPage {
  workbench: { workbook: { sheets: { isProtected: boolean }[] } };
}

it("asks a stranger to sign in, goes on, and leads whoever reads a service to the roll-up as the same person", async () => {
  const page = await world.page({ width: 1000, height: 820 });
  await page.goto(`${world.stack.origin}/workbench.html?sample=F1-hgy-clean-table.xlsx`);
  const { pane } = new Workbench(page);
  await pane.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Odessa Quillmere" }).click();
  await pane.getByText("Haringey · Odessa Quillmere · 15 Sep 2025").waitFor();
  await pane.getByRole("button", { name: "Roll-up page" }).click();
  const opening = page.context().waitForEvent("page");
  await pane.getByRole("button", { name: "Open in the browser" }).click();
  const rollUp = await opening;
  await rollUp.getByRole("button", { name: "Sign in" }).waitFor();
  const hint = new URL(rollUp.url()).searchParams.get("login_hint");
  expect(hint).toBe("odessa.quillmere@councils.example");
  await page.context().close();
  expect(world.problems).toEqual([]);
});

/** What the pane fetches ahead while it has nothing else to do. */
async function everyPartIsFetched(): Promise<void> {
  let before = -1;
  const isQuiet = (): boolean => {
    const isSame = world.requests.length === before;
    before = world.requests.length;
    return isSame;
  };
  await expect.poll(isQuiet, { ...patiently, interval: 1_000 }).toBe(true);
}

it("lists without marks on a protected sheet, and checks on this computer once the connection is gone", async () => {
  const excel = await world.workbench("Sol Emberley", "F1-hgy-clean-table.xlsx", { width: 1000, height: 820 });
  const { page, pane } = excel;
  await pane.getByRole("heading", { name: "Your tracker was found" }).waitFor();
  await page.evaluate(() => {
    // Excel itself does this, not the add-in.
    for (const sheet of (globalThis as unknown as InPage).workbench.workbook.sheets) sheet.isProtected = true;
  });
  await excel.confirm();
  await excel.summary();
  await pane.getByText(/protected/).waitFor();
  expect(await excel.column("Policy check")).toEqual([]);
  await everyPartIsFetched();
  await page.context().setOffline(true);
  await pane.getByRole("button", { name: "Check now" }).click();
  await pane.getByText(/Checked on this computer, not submitted\. The service cannot be reached/).waitFor(patiently);
  await pane.getByRole("heading", { name: "Cases: 68 to look at" }).waitFor();
  await pane.getByRole("button", { name: "More", exact: true }).click();
  await pane.getByRole("menuitem", { name: "Help" }).click();
  await pane.getByRole("heading", { name: "The checks of Haringey" }).waitFor();
  await pane.getByRole("tab", { name: "Agenda" }).click();
  await pane.getByRole("heading", { name: /^Agenda/ }).waitFor();
  await pane.getByRole("tab", { name: "Check", exact: true }).click();
  await pane.getByRole("button", { name: /^Submit/ }).click();
  await pane
    .getByText(/The run waits in this workbook: save it/)
    .first()
    .waitFor(patiently);
  await page.context().close();
  expect(world.problems).toEqual([]);
});
