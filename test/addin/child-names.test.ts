import { afterEach, describe, expect, it } from "vitest";
import { checkHere } from "../../addin/commands/check-here.ts";
import { namesOf } from "../../addin/commands/child-names.ts";
import { listedFindings } from "../../addin/commands/finding-list.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import "../../addin/taskpane/checking-again.ts";
import { NamesChoice } from "../../addin/taskpane/hidden-names.ts";
import { paneModel, type PaneModel } from "../../addin/taskpane/pane-model.ts";
import type { CheckScreen } from "../../addin/taskpane/pane-state.ts";
import { createClient, type Fetch } from "../../shared/contract/client.ts";
import { checkRequest, type Me } from "../../shared/contract/routes.ts";
import { tablesOf } from "../../shared/checks/tables-of.ts";
import { openExcel, type HeadlessExcel } from "../../local/excel/headless.ts";
import { typeIn } from "../../local/excel/manager.ts";
import { Workbook, type CellValue } from "../../local/excel/model.ts";
import { addSheet } from "../local/excel/in-excel.ts";
import { me, noAudits, on, Timer } from "./opened-pane.ts";
import { asAt, newId, openTracker } from "./support.ts";

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

interface Opened {
  readonly model: PaneModel;
  readonly timer: Timer;
  /** Every address and body that went over the network. */
  readonly travelled: string[];
}

function answered(status: number, value: unknown): Awaited<ReturnType<Fetch>> {
  return { status, headers: { get: () => null }, text: () => Promise.resolve(JSON.stringify(value)) };
}

/** The pane over the real office.js and the real client; the service checks, and takes no submission just now. */
async function opened(excel: HeadlessExcel, council: "haringey" | "barnet"): Promise<Opened> {
  const uninstall = excel.installGlobals();
  close = () => {
    uninstall();
    excel.close();
  };
  const travelled: string[] = [];
  const person: Me = { ...me, councils: me.councils.map((each) => ({ ...each, council })) };
  const fetch: Fetch = (address, { body = "" }) => {
    travelled.push(`${address} ${body}`);
    if (address.endsWith("/me")) return Promise.resolve(answered(200, person));
    if (!address.endsWith("/checks")) return Promise.resolve(answered(503, {}));
    return Promise.resolve(answered(200, checkHere({ council, choices: {}, ...checkRequest.parse(JSON.parse(body)) })));
  };
  const timer = new Timer();
  const client = createClient({ base: "/api", fetch, token: () => Promise.resolve("token") });
  const asked = {
    lastReference: () => undefined,
    signIn: () => Promise.resolve(true),
    openRollUp: () => undefined,
    today: () => asAt,
    newId,
  };
  const { now, after } = timer;
  const model = paneModel({ workbook: officeWorkbook, client, audits: noAudits, ...asked, now, after });
  await model.start();
  const answers = { council, team: "north", supervision: { checks: true, marks: true } };
  await model.confirm(on(model, "confirm").found.layouts, answers);
  await excel.settle();
  return { model, timer, travelled };
}

function checkedOn(model: PaneModel): NonNullable<CheckScreen["checked"]> {
  const { checked } = on(model, "check");
  if (checked === undefined) throw new Error("Nothing is checked");
  return checked;
}

/** The names, and the words of them that are nobody else's: workers may share a first name with a child. */
function tellingWords(model: PaneModel): string[] {
  const checked = checkedOn(model);
  const names = [...namesOf(checked).values()];
  const staff = tablesOf(checked.understood.tables, "cases").flatMap(({ rows }) =>
    rows.map(({ fields: { worker = "" } }) => worker),
  );
  const others = new Set(staff.join(" ").toLowerCase().split(/\W+/u));
  const words = names.flatMap((name) => name.split(/[^\p{L}]+/u)).filter((word) => word.length > 3);
  return [...new Set([...names.filter((name) => /[ .]/u.test(name)), ...words])].filter(
    (word) => !others.has(word.toLowerCase()),
  );
}

describe("children's names", () => {
  it.each([
    ["F1-hgy-clean-table", "haringey", 96],
    ["F8-hgy-legacy-colours", "haringey", 40],
  ] as const)("of %s stand in the list and never travel, nor are kept or written", async (name, council, atLeast) => {
    const excel = openTracker(name);
    const { model, timer, travelled } = await opened(excel, council);
    const words = tellingWords(model);
    expect(namesOf(checkedOn(model)).size).toBeGreaterThanOrEqual(atLeast);
    expect(words.length).toBeGreaterThan(20);
    const layout = checkedOn(model).found.layouts[0];
    const [sheet] = excel.workbook.sheets;
    if (layout === undefined || sheet === undefined) throw new Error("No table");
    typeIn(
      excel.workbook,
      { sheet, address: `${layout.columns["lastDiscussion"] ?? ""}${layout.dataRows[0]}` },
      45_900,
    );
    await excel.settle();
    await timer.pass(1000);
    await model.submit("north", "2025-09");
    const written = excel.workbook.sheets.flatMap((each) =>
      [...each.entries()].flatMap(([, , { formula }]) => (formula?.includes("TODAY()") === true ? [formula] : [])),
    );
    const settings = JSON.stringify([...excel.workbook.settings]);
    expect(settings).toContain("waiting.");
    expect(travelled.some((each) => each.includes("/audits/"))).toBe(true);
    const said = [...travelled, settings, ...written].join("\n").toLowerCase();
    expect(words.filter((word) => said.includes(word.toLowerCase()))).toEqual([]);
  });

  it("are read from columns beside those that are checked, and nothing else is", async () => {
    const rows: CellValue[][] = [
      ["Forename", "Mother", "Surname", "Mosaic ID", "Plan", "Social worker", "Last supervision"],
      ["Robin", "Quillon", "Hollow", 1234501, "CIN", "Ada Marsh", 45_890],
      ["Kit", "Quillon", "Larkin", 1234502, "CP", "Ada Marsh", 45_700],
    ];
    const workbook = new Workbook();
    addSheet(workbook, "Caseload", rows);
    const { model } = await opened(openExcel(workbook, { today: asAt }), "haringey");
    await model.checkNow();
    const checked = checkedOn(model);
    expect([...namesOf(checked).values()]).toEqual(["Robin Hollow", "Kit Larkin"]);
    expect(JSON.stringify(checked.found.reading.workbook)).not.toContain("Quillon");
  });

  it("are told apart from what a row is called where it has no reference", async () => {
    const { model } = await opened(openTracker("F8-hgy-legacy-colours"), "haringey");
    const checked = checkedOn(model);
    const { cases } = listedFindings(checked);
    expect(cases.length).toBeGreaterThan(10);
    for (const { name } of cases) expect(name).toMatch(/^Row \d+$/u);
  });
});

describe("the choice to hide names", () => {
  const store = (): Pick<Storage, "getItem" | "setItem"> & { readonly kept: Map<string, string> } => {
    const kept = new Map<string, string>();
    return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  };

  it("is each person's own, and lasts in this browser", () => {
    const browser = store();
    const choice = new NamesChoice(() => browser);
    expect(choice.isHidden("ada")).toBe(false);
    choice.choose("ada", true);
    const again = new NamesChoice(() => browser);
    expect([again.isHidden("ada"), again.isHidden("jude")]).toEqual([true, false]);
  });

  it("is the last that was made, for somebody who is not known", () => {
    const browser = store();
    new NamesChoice(() => browser).choose("ada", true);
    expect(new NamesChoice(() => browser).isHidden(undefined)).toBe(true);
  });

  it("lasts as long as the pane where the browser keeps nothing, and everybody is told", () => {
    const choice = new NamesChoice(() => {
      throw new Error("Access is denied for this document.");
    });
    let told = 0;
    const stop = choice.subscribe(() => told++);
    choice.choose("ada", true);
    stop();
    choice.choose("ada", false);
    choice.choose("ada", true);
    expect([choice.isHidden("ada"), told]).toEqual([true, 1]);
  });
});
