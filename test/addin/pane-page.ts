import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { checkHere } from "../../addin/commands/check-here.ts";
import type { CheckScreen, PaneState } from "../../addin/taskpane/pane-state.ts";
import { paneModel, type PaneModel } from "../../addin/taskpane/pane-model.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import { createAuditClient } from "../../shared/contract/audit-client.ts";
import { createClient, type Fetch } from "../../shared/contract/client.ts";
import { checkRequest, type Me } from "../../shared/contract/routes.ts";
import type { SheetGrid, WorkbookGrid } from "../../shared/tracker/grid.ts";
import { MemoryWorkbook } from "./memory-workbook.ts";

/**
 * The pane in a page of its own: the real model and every component, over a workbook in memory and a service that answers as
 * it is told. Each state is one call away, so that all of them can be looked at in every theme and width.
 */
export interface PanePage {
  /** Shows the pane of a workbook that it has never seen, and waits until it rests. */
  begin(grid: WrittenGrid, beginning?: Beginning): Promise<void>;
  /** Confirms what was found, and checks. */
  confirm(answers?: { readonly supervision: boolean }): Promise<void>;
  /** Shows the state changed by hand, where the way to it is long. */
  change(changed: Partial<CheckScreen>): void;
  model: PaneModel;
  workbook: MemoryWorkbook;
  service: Service;
}

/** A grid that has travelled as JSON. */
export type WrittenGrid = Omit<WorkbookGrid, "sheets"> & {
  readonly sheets: readonly (Omit<SheetGrid, "hiddenColumns"> & { readonly hiddenColumns: readonly number[] })[];
};

type Manner = "answers" | "offline" | "fails" | "keeps-waiting";

/** How the service answers, by the last part of the path; otherwise it answers. */
interface Service {
  person: Me | undefined;
  manners: Record<string, Manner>;
  /** What it says of runs: to a submission, to a list of audits, to whatever is asked of samples. */
  said: Partial<Record<"submission" | "audits" | "samples", Said>>;
}

interface Said {
  readonly status: number;
  readonly value?: object;
}

interface Beginning {
  readonly person?: "manager" | "head-of-service" | "without-a-team" | "nobody";
  readonly manners?: Record<string, Manner>;
}

const asAt = plainDate("2025-09-15");
const team = { team: "safeguarding-east", name: "Safeguarding East", service: "family", as: "manager" as const };
const service = { service: "family", name: "Family", as: ["head-of-service" as const] };

function personOf({ person = "manager" }: Beginning): Me | undefined {
  if (person === "nobody") return undefined;
  const council = { council: "haringey", name: "Haringey", today: asAt, months: ["2025-09", "2025-08"] };
  const teams = person === "without-a-team" ? [] : [team];
  const services = person === "head-of-service" ? [service] : [];
  const councils = person === "without-a-team" ? [] : [{ ...council, teams, services, marking: "PROTECT" }];
  return { personId: "person-1", name: "Sol Emberley", roles: [person], councils };
}

function fetchFrom(told: Service): Fetch {
  return async (address, { body }) => {
    const { pathname: path } = new URL(address, "https://pane.example");
    const last = path.slice(path.lastIndexOf("/") + 1);
    const manner = told.manners[last] ?? told.manners["everything"] ?? "answers";
    if (manner === "keeps-waiting") await new Promise(() => undefined);
    if (manner === "offline") throw new TypeError("Failed to fetch");
    if (manner === "fails") return answered(500, fault(500));
    if (last === "me") return told.person === undefined ? answered(401, fault(401)) : answered(200, told.person);
    if (last === "checks") {
      const request = checkRequest.parse(JSON.parse(body ?? ""));
      return answered(200, checkHere({ council: "haringey", choices: {}, ...request }));
    }
    const { status, value } = told.said[aboutRuns(path)] ?? { status: 503 };
    return answered(status, value ?? fault(status));
  };
}

function aboutRuns(path: string): keyof Service["said"] {
  if (path.includes("/samples")) return "samples";
  return path.endsWith("/audits") ? "audits" : "submission";
}

function fault(status: number): object {
  const detail = status === 401 ? "The sign-in has expired. Sign in again." : "None.";
  return { type: "about:blank", title: "Fault", status, detail, correlationId: "ref-4711" };
}

function answered(status: number, value: unknown): Awaited<ReturnType<Fetch>> {
  return { status, headers: { get: () => null }, text: () => Promise.resolve(JSON.stringify(value)) };
}

let root: Root | undefined;
/** The page that holds this knows how a pane is drawn. */
const drawn = (model: PaneModel): ReactNode =>
  (globalThis as unknown as { drawPane: (model: PaneModel) => ReactNode }).drawPane(model);

const page: Partial<PanePage> & Pick<PanePage, "begin" | "confirm" | "change"> = {
  async begin(grid, beginning = {}) {
    root?.unmount();
    const told: Service = { person: personOf(beginning), manners: beginning.manners ?? {}, said: {} };
    const sheets = grid.sheets.map((sheet) => ({ ...sheet, hiddenColumns: new Set(sheet.hiddenColumns) }));
    page.workbook = new MemoryWorkbook({ ...grid, sheets });
    page.service = told;
    const options = { base: "/api", fetch: fetchFrom(told), token: () => Promise.resolve(told.person && "token") };
    const model = paneModel({
      workbook: page.workbook,
      client: createClient(options),
      audits: createAuditClient(options),
      lastReference: () => "ref-4711",
      signIn: () => {
        told.person = personOf({});
        return Promise.resolve(true);
      },
      openRollUp: () => undefined,
      today: () => asAt,
      newId: () => "3f2d6f6e-0f4e-4d5e-9c55-0f3d6a3f2d6f",
      now: () => "2025-09-15T11:00:00.000Z",
      after: () => () => undefined,
    });
    page.model = model;
    root = createRoot(document.getElementById("root") ?? document.body);
    root.render(drawn(model));
    const started = model.start();
    if (!Object.values(told.manners).includes("keeps-waiting")) await started;
  },
  async confirm({ supervision } = { supervision: false }) {
    const { model } = page;
    const state: PaneState | undefined = model?.state();
    if (model === undefined || state?.screen !== "confirm") throw new Error("There is nothing to confirm.");
    await model.confirm(state.found.layouts, {
      ...{ council: "haringey", team: team.team },
      supervision: { checks: supervision, marks: false },
    });
  },
  change(changed) {
    void page.model?.act("looking", () => Promise.resolve(changed));
  },
};

Object.assign(globalThis, { pane: page });
