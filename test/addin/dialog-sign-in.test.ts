import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PageConfig } from "../../addin/office/config.ts";
import { SignInOutOfReach } from "../../addin/taskpane/shell.ts";
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

/** The part of Office in which a window is opened where Excel cannot sign in itself. It answers nothing else. */
class OlderExcel {
  opened: string | undefined;
  isClosed = false;
  canOpen = true;
  /** It says that it can sign in itself. */
  signsIn = false;
  private readonly handlers = new Map<string, Handler>();

  readonly office = {
    AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
    EventType: { DialogMessageReceived: "message", DialogEventReceived: "event" },
    context: {
      requirements: { isSetSupported: (name: string) => name === "NestedAppAuth" && this.signsIn },
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

interface BridgeRequest {
  readonly method: string;
  readonly requestId: string;
}

/** The bridge that Excel puts into the pane's window, as far as the real library asks it. */
function bridgeAnswering(answer: (method: string) => object) {
  const listeners: ((text: string) => void)[] = [];
  return {
    addEventListener: (_: string, listener: (text: string) => void) => void listeners.push(listener),
    postMessage: (text: string): void => {
      const { method, requestId } = JSON.parse(text) as BridgeRequest;
      const initContext = { sdkName: "excel", sdkVersion: "1", capabilities: {} };
      const given = method === "GetInitContext" ? { success: true, initContext } : answer(method);
      const told = JSON.stringify({ messageType: "NestedAppAuthResponse", requestId, ...given });
      queueMicrotask(() => {
        for (const listener of listeners) listener(told);
      });
    },
  };
}

const refusing = (status: string) => (): object => ({ success: false, error: { status, code: "" } });

function nestedSignIn(answer?: (method: string) => object): PaneSignIn {
  excel.signsIn = true;
  const nestedAppAuthBridge = answer && bridgeAnswering(answer);
  vi.stubGlobal("window", { nestedAppAuthBridge, crypto, location, addEventListener: () => undefined });
  return paneSignIn(config);
}

async function signsInByTheWindow(): Promise<void> {
  const signing = signIn.signIn();
  await vi.waitFor(() => {
    expect(excel.opened).toBe(`${origin}/dialog.html`);
  });
  excel.raise("message", { message: token(inAnHour()), origin });
  expect(await signing).toBe(true);
  expect(await signIn.token()).toBe("a-token");
}

describe("signing in through Excel itself", () => {
  it("says that nobody signed in when its window is closed, and asks again there the next time", async () => {
    signIn = nestedSignIn(refusing("USER_CANCEL"));
    expect(await signIn.signIn()).toBe(false);
    expect(await signIn.signIn()).toBe(false);
    expect(excel.opened).toBeUndefined();
  });

  it.each(["PERSISTENT_ERROR", "DISABLED", "NESTED_APP_AUTH_UNAVAILABLE", "TRANSIENT_ERROR"])(
    "goes by way of the window where Excel says that it can, and cannot: %s",
    async (status) => {
      signIn = nestedSignIn(refusing(status));
      expect(await signIn.token()).toBeUndefined();
      await signsInByTheWindow();
      expect(signIn.username()).toBe("ada@councils.example");
    },
  );

  it("opens the window of Office where Excel has no bridge, as on the web, and none of the library's own", async () => {
    const open = vi.fn();
    signIn = nestedSignIn();
    Object.assign(window, { open });
    vi.stubGlobal("document", { documentElement: {}, body: {} });
    expect(await signIn.token()).toBeUndefined();
    await signsInByTheWindow();
    expect(open).not.toHaveBeenCalled();
  });

  it("does not ask anybody to sign in while there is no connection", async () => {
    signIn = nestedSignIn(refusing("NO_NETWORK"));
    await expect(signIn.token()).rejects.toThrow(SignInOutOfReach);
    await expect(signIn.signIn()).rejects.toThrow("The sign-in cannot be reached: check the connection and try again.");
    expect(excel.opened).toBeUndefined();
  });

  it.each(["USER_INTERACTION_REQUIRED", "ACCOUNT_UNAVAILABLE"])("has no token while it says %s", async (status) => {
    signIn = nestedSignIn(refusing(status));
    expect(await signIn.token()).toBeUndefined();
  });
});
