import { existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { todayInLondon } from "../../functions/use-cases/today-in-london.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { Issuer } from "../entra/issuer.ts";
import { councils } from "../seed/councils.ts";
import { grantsOn, people } from "../seed/people.ts";
import { contentSecurity, contentSecurityWithoutScripts } from "./content-security.ts";
import { pathnameOf } from "./pathname.ts";
import { peoplePage } from "./people-page.ts";
import { firstSampleOf, samples } from "./samples.ts";
import type { WorldClock } from "./world-clock.ts";

export interface LocalPagesOptions {
  readonly origin: string;
  readonly issuer: Issuer;
  readonly clock: WorldClock;
  readonly client: string;
  readonly audience: string;
  /** The folder of the built pages. */
  readonly pages: string;
}

const inWords = (now: Date): string => dayInWords(todayInLondon(now));

/** What only the local stack serves: the pages' configuration, the workbench's world, and tokens for its Excel. */
export class LocalPages {
  readonly #options: LocalPagesOptions;

  constructor(options: LocalPagesOptions) {
    this.#options = options;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const pathname = pathnameOf(request);
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
      case "/local/people.html":
        sendPage(response, this.#people(), contentSecurityWithoutScripts);
        return true;
      case "/local/clock.js":
        send(response, "text/javascript", this.#clockScript());
        return true;
      case "/local/tokens":
        await this.#tokens(request, response);
        return true;
      case "/pane.html":
      case "/rollup.html":
      case "/dialog.html":
        this.#page(pathname, response);
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
    const offered = samples.map(({ file, title }) => ({ file, title }));
    return { people: named, todayInWords: inWords(this.#options.clock.now()), samples: offered };
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

  #people(): string {
    const now = this.#options.clock.now();
    const grants = grantsOn(todayInLondon(now));
    const shown = people.map((person) => {
      const council = grants.find(({ grant }) => grant.personId === person.id)?.council;
      return { person, sample: firstSampleOf(council ?? ""), ...(council !== undefined && { council }) };
    });
    return peoplePage(shown, councils, inWords(now));
  }

  #page(pathname: string, response: ServerResponse): void {
    const file = path.join(this.#options.pages, pathname);
    if (!existsSync(file)) {
      response.writeHead(404, { "content-type": "text/plain" }).end("This page is not built yet: run npm run build.");
      return;
    }
    const html = readFileSync(file, "utf8");
    sendPage(response, pathname === "/pane.html" ? withBridge(html) : html, contentSecurity);
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

/** Real Excel puts its bridge for signing in into the pane's window; here a script does, before the pane's own. */
function withBridge(html: string): string {
  return html.replace("<script", '<script src="/nested-bridge.js"></script>\n    <script');
}

function sendPage(response: ServerResponse, html: string, policy: string): void {
  response.setHeader("content-security-policy", policy);
  send(response, "text/html", html);
}
