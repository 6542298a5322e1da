/** The workbench: a real .xlsx in a grid beside the task pane, as Excel on the web would show them. */
import { FormulaCalculator } from "../formula-calculator.ts";
import { RichApi } from "../interpreter/process.ts";
import { Workbook } from "../model.ts";
import { serialOf } from "../shown-text.ts";
import { UniverEngine } from "../univer-engine.ts";
import { openXlsx } from "../xlsx/open.ts";
import { UnreadableWorkbook } from "../xlsx/unreadable.ts";
import { Account, type Person } from "./account.ts";
import { ExcelWebFrame } from "./frame.ts";
import { loadFunctions } from "./functions.ts";
import { Grid } from "./grid.ts";
import { nextTurn, pauses } from "./pauses.ts";
import { Recalculation } from "./recalculation.ts";
import { univerWithoutGrid } from "./univer-without-grid.ts";

interface World {
  readonly people: readonly Person[];
  readonly todayInWords: string;
  readonly samples: readonly { readonly file: string; readonly title: string }[];
}

const requirements = { excelapi: "1.15", sharedruntime: "1.1", ribbonapi: "1.2", nestedappauth: "1.1" };
const largestFile = 50 * 1024 * 1024;

function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}.`);
  return element;
}

const message = find("message");

function say(text: string | undefined): void {
  message.hidden = text === undefined;
  message.textContent = text ?? "";
}

function pickPerson(people: readonly Person[]): Promise<string | undefined> {
  const dialog = find("sign-in") as HTMLDialogElement;
  find("people").replaceChildren(
    ...people.map((person) => {
      const button = document.createElement("button");
      button.value = person.id;
      const detail = document.createElement("small");
      detail.textContent = person.description;
      button.append(person.name, detail);
      return button;
    }),
  );
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      "close",
      () => {
        resolve(dialog.returnValue === "" ? undefined : dialog.returnValue);
      },
      { once: true },
    );
  });
}

/** One open workbook: its grid, its pane, and what runs between them. */
class OpenWorkbook {
  readonly workbook: Workbook;
  private readonly grid: Grid;
  private readonly frame: ExcelWebFrame;
  private readonly api: RichApi;
  private readonly recalculation: Recalculation;

  constructor(workbook: Workbook, account: Account) {
    this.workbook = workbook;
    find("pane").replaceChildren();
    const today = (): number => serialOf(new Date().toLocaleDateString("sv-SE"), workbook.date1904);
    const engine = new UniverEngine(() => univerWithoutGrid(functions));
    this.recalculation = new Recalculation(workbook, new FormulaCalculator(engine, pauses()), today);
    const calculated = (): Promise<void> => this.recalculation.settled();
    this.grid = new Grid(find("grid"), workbook, { today, calculated });
    this.api = new RichApi(workbook, { rest: nextTurn });
    this.frame = new ExcelWebFrame(find("pane"), {
      pane: new URL("/pane.html", location.href),
      host: {
        process: async (body, flags) => {
          await calculated();
          const answer = await this.api.answer(body, flags, () => this.recalculation.calculate());
          // A long answer is still to be put into words: a key that was pressed meanwhile comes first.
          await nextTurn();
          return answer;
        },
      },
      requirements,
      refused: (action) => {
        console.warn(`The workbench does not imitate ${action}.`);
      },
    });
    this.api.onEvent((event) => {
      this.frame.raise(event.type, event.target, event.args);
    });
    account.listen(this.frame.element.contentWindow, location.origin);
  }

  get counters(): unknown {
    return this.api.counters;
  }

  run(controlId: string, functionName: string): void {
    this.frame.runCommand(controlId, functionName);
  }

  loadPaneAgain(): void {
    this.frame.loadAgain();
  }

  /** Resolves when formulas are up to date and drawn. */
  async settled(): Promise<void> {
    await this.recalculation.settled();
    await this.grid.settled();
  }

  /** Scrolls to the column under a heading, as a person would. */
  reveal(heading: string): void {
    for (const sheet of this.workbook.sheets) {
      const found = [...sheet.entries()].find(([, , { value }]) => value === heading);
      if (found !== undefined) this.grid.show(sheet, { row: found[0], column: found[1], rows: 1, columns: 1 });
    }
  }

  close(): void {
    this.api.close();
    this.recalculation.close();
    this.grid.close();
    this.frame.element.remove();
  }
}

const world = (await (await fetch("/local/world.json")).json()) as World;
const functions = await loadFunctions();
const account = new Account(() => pickPerson(world.people));
let open: OpenWorkbook | undefined;

/** `?as=` names whom Excel is signed in as. It is taken out of the address, so that another choice lasts at a reload. */
function signInAsNamed(): void {
  const address = new URL(location.href);
  const named = address.searchParams.get("as");
  if (named === null) return;
  if (world.people.some(({ id }) => id === named)) account.signInAs(named);
  address.searchParams.delete("as");
  history.replaceState(null, "", address);
}

/** Whoever opens another workbook before the first has come sees the one opened last. */
let asked = 0;

async function showBytes(reading: Promise<ArrayBuffer>, fileName: string): Promise<void> {
  const mine = ++asked;
  const bytes = await reading;
  if (mine === asked) show(new Uint8Array(bytes), fileName);
}

function show(bytes: Uint8Array, fileName: string): void {
  try {
    const { workbook } = openXlsx(bytes, { fileName });
    open?.close();
    open = new OpenWorkbook(workbook, account);
    document.title = `${fileName} · Workbench`;
    say(undefined);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    say(error.message);
  }
  // For the tests, and for whoever looks behind the page.
  Object.assign(globalThis, { workbench: open });
}

async function showFile(file: File): Promise<void> {
  if (file.size > largestFile) {
    say(`${file.name} is larger than 50 MB. Open a smaller tracker.`);
    return;
  }
  await showBytes(file.arrayBuffer(), file.name);
}

async function showSample(file: string): Promise<void> {
  const mine = ++asked;
  const response = await fetch(`/local/trackers/${encodeURIComponent(file)}`);
  if (mine !== asked) return;
  if (response.ok) await showBytes(response.arrayBuffer(), file);
  else say(`The sample ${file} cannot be found. Open a tracker of your own instead.`);
}

function setUpHeader(): void {
  find("today").textContent = `Today here is ${world.todayInWords}`;
  const sample = find("sample") as HTMLSelectElement;
  sample.append(...world.samples.map(({ file, title }) => new Option(title, file)));
  const named = new URLSearchParams(location.search).get("sample");
  if (world.samples.some(({ file }) => file === named)) sample.value = named ?? "";
  sample.addEventListener("change", () => void showSample(sample.value));

  const accounts = find("account") as HTMLSelectElement;
  accounts.append(new Option("nobody", ""), ...world.people.map(({ id, name }) => new Option(name, id)));
  accounts.value = account.signedInAs ?? "";
  accounts.addEventListener("change", () => {
    account.signInAs(accounts.value === "" ? undefined : accounts.value);
    location.reload();
  });
  find("sign-in").addEventListener("close", () => {
    setTimeout(() => {
      accounts.value = account.signedInAs ?? "";
    }, 0);
  });

  const file = find("file") as HTMLInputElement;
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen !== undefined) void showFile(chosen);
    file.value = "";
  });
}

function setUpRibbon(): void {
  const pane = find("pane");
  const toggle = find("OpenPane") as HTMLButtonElement;
  toggle.addEventListener("click", () => {
    pane.hidden = !pane.hidden;
    toggle.setAttribute("aria-pressed", String(!pane.hidden));
  });
  const functions = { CheckNow: "check", ClearMarks: "clear" };
  for (const [control, name] of Object.entries(functions)) {
    find(control).addEventListener("click", () => {
      if (open === undefined) say("Open a workbook first.");
      else open.run(control, name);
    });
  }
}

function setUpDrop(): void {
  const grid = find("grid");
  for (const type of ["dragenter", "dragover"]) {
    addEventListener(type, (event) => {
      event.preventDefault();
      grid.classList.add("dropping");
    });
  }
  addEventListener("dragleave", () => {
    grid.classList.remove("dropping");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    grid.classList.remove("dropping");
    const [dropped] = event.dataTransfer?.files ?? [];
    if (dropped !== undefined) void showFile(dropped);
  });
}

signInAsNamed();
setUpHeader();
setUpRibbon();
setUpDrop();
await showSample((find("sample") as HTMLSelectElement).value);
