import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { routes } from "../../../shared/contract/routes.ts";
import { openApiPage } from "../../../functions/http/open-api-page.ts";
import { startApi } from "./api.ts";

describe("the page of the API", () => {
  it("tells of every route", () => {
    const page = openApiPage("1.2.3");
    for (const [name, { method, path, summary, may }] of Object.entries(routes)) {
      const words = `${summary} Who may: ${may}`.replaceAll('"', "&quot;");
      expect(page).toContain(`<section id="${name}"><h2>${method} /api${path}</h2><p>${words}</p>`);
      expect(page).toContain(`<a href="#${name}">${method} /api${path}</a>`);
    }
  });

  it("tells by which statuses a route may refuse, in words", () => {
    const page = openApiPage("1.2.3");
    const erase = /<section id="erase">[^]*?<\/section>/.exec(page)?.[0];
    expect(erase).toContain("410 (No longer kept)");
    expect(erase).not.toContain("409 (");
  });

  it("is text and its own style: no script, nothing from elsewhere, and a policy that would stop it", async () => {
    const api = await startApi();
    const answer = await api.fetch("/openapi.html");
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-correlation-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\son\w+=|(?:src|href)="(?!openapi\.json"|#)/);
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(policy).not.toContain("unsafe");
  });

  it("shows the words of a schema as words", () => {
    expect(openApiPage('<b>&"')).toContain("API, &lt;b&gt;&amp;&quot;");
  });
});
