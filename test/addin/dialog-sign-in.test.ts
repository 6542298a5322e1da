import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PageConfig } from "../../addin/office/config.ts";
import { paneSignIn, type PaneSignIn } from "../../addin/office/sign-in.ts";

const origin = "https://oversight.example";
const config: PageConfig = {
  apiBase: "/api",
  authority: "https://login.example/tenant",
  clientId: "client",
  scopes: ["api://client/access"],
  knownAuthorities: [],
  oidc: false,
};

type Handler = (event: object) => void;

/** The part of Office in which an Excel without nested sign-in opens a window. It answers nothing else. */
class OlderExcel {
  opened: string | undefined;
  isClosed = false;
  canOpen = true;
  private readonly handlers = new Map<string, Handler>();

  readonly office = {
    AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
    EventType: { DialogMessageReceived: "message", DialogEventReceived: "event" },
    context: {
      requirements: { isSetSupported: () => false },
      ui: {
        displayDialogAsync: (address: string, _: object, done: (result: object) => void) => {
          this.opened = address;
          const addEventHandler = (kind: string, handler: Handler): void => {
            this.handlers.set(kind, handler);
          };
          const close = (): void => {
            this.isClosed = true;
          };
          done({ status: this.canOpen ? "succeeded" : "failed", value: { addEventHandler, close } });
        },
      },
    },
  };

  raise(kind: "message" | "event", event: object): void {
    this.handlers.get(kind)?.(event);
  }
}

let excel: OlderExcel;
let signIn: PaneSignIn;

beforeEach(() => {
  excel = new OlderExcel();
  vi.stubGlobal("Office", excel.office);
  vi.stubGlobal("location", new URL(`${origin}/pane.html`));
  signIn = paneSignIn(config);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const inAnHour = (): number => Date.now() + 3_600_000;
const token = (expiresAt: number): string =>
  JSON.stringify({ accessToken: "a-token", expiresAt, username: "ada@councils.example" });

describe("signing in through a window of Office, where Excel cannot do it itself", () => {
  it("opens the product's own page and keeps the token that it brings back", async () => {
    const signing = signIn.signIn();
    expect(excel.opened).toBe(`${origin}/dialog.html`);
    expect(await signIn.token()).toBeUndefined();
    excel.raise("message", { message: token(inAnHour()), origin });
    expect(await signing).toBe(true);
    expect(excel.isClosed).toBe(true);
    expect(await signIn.token()).toBe("a-token");
    expect(signIn.username()).toBe("ada@councils.example");
  });

  it("asks again a minute before the token runs out", async () => {
    const signing = signIn.signIn();
    excel.raise("message", { message: token(Date.now() + 59_000), origin });
    expect(await signing).toBe(true);
    expect(await signIn.token()).toBeUndefined();
  });

  it.each([
    ["comes from elsewhere", { message: token(inAnHour()), origin: "https://elsewhere.example" }],
    ["says nothing of where it comes from", { message: token(inAnHour()) }],
    ["is no JSON", { message: "signed in", origin }],
    ["holds no token", { message: JSON.stringify({ expiresAt: inAnHour(), username: "ada" }), origin }],
    ["is an error of Office", { error: 12_006 }],
  ])("takes nothing from a message that %s", async (_, event) => {
    const signing = signIn.signIn();
    excel.raise("message", event);
    expect(await signing).toBe(false);
    expect(await signIn.token()).toBeUndefined();
  });

  it("says that nobody signed in when the window is closed, or cannot be opened", async () => {
    const signing = signIn.signIn();
    excel.raise("event", { error: 12_006 });
    expect(await signing).toBe(false);
    excel.canOpen = false;
    expect(await signIn.signIn()).toBe(false);
  });
});
