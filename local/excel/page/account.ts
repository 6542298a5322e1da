/**
 * The account that this Excel is signed in with, and the bridge through which an add-in asks for its token (nested app
 * authentication). Real Excel brings the bridge itself; here `nested-bridge.js` stands in the pane and posts to this window.
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly expiresIn: number;
  readonly account: Readonly<Record<string, string>>;
}

interface BridgeRequest {
  readonly messageType: "NestedAppAuthRequest";
  readonly method: string;
  readonly requestId: string;
  readonly tokenParams?: { readonly scope?: string };
}

const kept = "workbench.signed-in-as";

export class Account {
  private personId = sessionStorage.getItem(kept) ?? undefined;
  private readonly pick: () => Promise<string | undefined>;

  /** `pick` asks the person at the screen whom to sign in as; `undefined` when they close it. */
  constructor(pick: () => Promise<string | undefined>) {
    this.pick = pick;
  }

  get signedInAs(): string | undefined {
    return this.personId;
  }

  signInAs(personId: string | undefined): void {
    this.personId = personId;
    if (personId === undefined) sessionStorage.removeItem(kept);
    else sessionStorage.setItem(kept, personId);
  }

  /** Answers the pane's requests for a token. */
  listen(pane: Window | null, origin: string): void {
    addEventListener("message", (event: MessageEvent<{ nestedAppAuth?: string } | string>) => {
      if (event.source !== pane || typeof event.data === "string" || event.data.nestedAppAuth === undefined) return;
      const request = JSON.parse(event.data.nestedAppAuth) as BridgeRequest;
      void this.answer(request).then((answer) => {
        const envelope = { messageType: "NestedAppAuthResponse", requestId: request.requestId, ...answer };
        pane?.postMessage({ nestedAppAuth: JSON.stringify(envelope) }, origin);
      });
    });
  }

  private async answer(request: BridgeRequest): Promise<object> {
    switch (request.method) {
      case "GetInitContext":
        return { success: true, initContext: { sdkName: "workbench", sdkVersion: "1", capabilities: {} } };
      case "GetToken":
        return this.personId === undefined ? failed("USER_INTERACTION_REQUIRED") : await this.tokens(request);
      case "GetTokenPopup":
        return await this.interactive(request);
      default:
        return failed("DISABLED");
    }
  }

  private async interactive(request: BridgeRequest): Promise<object> {
    if (this.personId === undefined) this.signInAs(await this.pick());
    return this.personId === undefined ? failed("USER_CANCEL") : await this.tokens(request);
  }

  private async tokens(request: BridgeRequest): Promise<object> {
    const response = await fetch("/local/tokens", {
      method: "POST",
      headers: { "x-person": this.personId ?? "" },
    });
    if (!response.ok) return failed("NO_NETWORK");
    const tokens = (await response.json()) as Tokens;
    return {
      success: true,
      token: {
        access_token: tokens.accessToken,
        id_token: tokens.idToken,
        expires_in: tokens.expiresIn,
        scope: request.tokenParams?.scope ?? "",
      },
      account: tokens.account,
    };
  }
}

const failed = (status: string): object => ({ success: false, error: { status } });
