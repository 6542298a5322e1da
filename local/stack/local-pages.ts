import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import type { Issuer } from "../entra/issuer.ts";
import { people } from "../seed/people.ts";
import { folders } from "../set-up/folders.ts";
import type { WorldClock } from "./world-clock.ts";

export interface LocalPagesOptions {
  readonly origin: string;
  readonly issuer: Issuer;
  readonly clock: WorldClock;
  readonly client: string;
  readonly audience: string;
}

const samples = [
  { file: "F1-hgy-clean-table.xlsx", title: "Haringey: an Excel table" },
  { file: "F2-bnt-pod-tracker.xlsx", title: "Barnet: two rows of headings, siblings merged" },
  { file: "F7-hgy-cms-export.xlsx", title: "Haringey: an export with hidden rows" },
  { file: "F8-hgy-legacy-colours.xlsx", title: "Haringey: a hand-made list" },
  { file: "F9-bnt-large-service.xlsx", title: "Barnet: 5,000 rows" },
] as const;

const inWords = (day: Date): string =>
  day.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "Europe/London" });

/** Strict for the product's own pages: scripts and connections from here only. Fluent writes its styles into the page. */
const contentSecurity =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

/** What only the local stack serves: the pages' configuration, the workbench's world, and tokens for its Excel. */
export class LocalPages {
  readonly #options: LocalPagesOptions;

  constructor(options: LocalPagesOptions) {
    this.#options = options;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { pathname } = new URL(request.url ?? "/", this.#options.origin);
    switch (pathname) {
      case "/":
        response.writeHead(302, { location: "/workbench.html" }).end();
        return true;
      case "/config.json":
        send(response, "application/json", JSON.stringify(this.#configuration()));
        return true;
      case "/local/world.json":
        send(response, "application/json", JSON.stringify(this.#world()));
        return true;
      case "/local/clock.js":
        send(response, "text/javascript", this.#clockScript());
        return true;
      case "/local/tokens":
        await this.#tokens(request, response);
        return true;
      case "/pane.html":
        sendPage(response, this.#pane());
        return true;
      case "/rollup.html":
      case "/dialog.html":
        sendPage(response, readFileSync(path.join(folders.pages, pathname), "utf8"));
        return true;
      default:
        return false;
    }
  }

  #configuration(): object {
    const { issuer, client, audience, origin } = this.#options;
    return {
      apiBase: "/api",
      authority: issuer.issuer,
      knownAuthorities: [new URL(origin).host],
      clientId: client,
      scopes: [`api://${audience}/access`],
      oidc: true,
    };
  }

  #world(): object {
    const named = people.map(({ id, name, holds }) => ({ id, name, description: holds.join(", ") }));
    return { people: named, todayInWords: inWords(this.#options.clock.now()), samples };
  }

  /** The workbench's own clock stands on the world's day, so that TODAY() in the grid agrees with the service. */
  #clockScript(): string {
    return `(() => {
  const shift = ${this.#options.clock.shift};
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Real.now() + shift);
      else super(...parts);
    }
    static now() {
      return Real.now() + shift;
    }
  };
})();
`;
  }

  /** Real Excel puts its bridge for signing in into the pane's window; here a script does, before the pane's own. */
  #pane(): string {
    const html = readFileSync(path.join(folders.pages, "pane.html"), "utf8");
    return html.replace("<script", '<script src="/nested-bridge.js"></script>\n    <script');
  }

  /** Excel's own sign-in: whoever sits at the workbench may be anybody of the sample world. */
  async #tokens(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const person = people.find(({ id }) => id === request.headers["x-person"]);
    if (request.method !== "POST" || person === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { issuer, client } = this.#options;
    const accessToken = await issuer.issueToken(person.id);
    const idToken = await issuer.issueToken(person.id, { audience: client });
    const [, tenantId = ""] = /entra\/([^/]+)\//.exec(issuer.issuer) ?? [];
    const account = {
      homeAccountId: `${person.id}.${tenantId}`,
      localAccountId: person.id,
      tenantId,
      environment: new URL(issuer.issuer).host,
      username: person.username,
      name: person.name,
    };
    send(response, "application/json", JSON.stringify({ accessToken, idToken, expiresIn: 3600, account }));
  }
}

function send(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" }).end(text);
}

function sendPage(response: ServerResponse, html: string): void {
  response.setHeader("content-security-policy", contentSecurity);
  send(response, "text/html", html);
}
