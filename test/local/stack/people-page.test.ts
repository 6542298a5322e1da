import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people } from "../../../local/seed/people.ts";
import { localhostCertificate } from "../../../local/set-up/certificate.ts";
import { peoplePage } from "../../../local/stack/people-page.ts";
import { type Stack, startStack } from "../../../local/stack/stack.ts";
import { ask, newFolder, removeFolder, today } from "./support.ts";

const data = newFolder();
let stack: Stack;
let page: string;

beforeAll(async () => {
  stack = await startStack({ port: 0, data, today, certificate: await localhostCertificate(data, new Date()) });
  page = (await ask(stack.origin, "/local/people.html")).text;
}, 30_000);

afterAll(async () => {
  await stack.stop();
  removeFolder(data);
});

/** The addresses of the links on somebody's card. */
function linksOf(name: string): string[] {
  const [, card = ""] = new RegExp(`<h3>${name}</h3>([^]*?)</ul>`).exec(page) ?? [];
  return [...card.matchAll(/href="([^"]+)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));
}

describe("the page Sign in as…", () => {
  it("lists everybody once, with what they hold", () => {
    for (const { name, holds } of people) {
      expect(page.split(`<h3>${name}</h3>`)).toHaveLength(2);
      for (const line of holds) expect(page).toContain(`<p>${line}</p>`);
    }
  });

  it("opens the workbench as them, with a tracker of their council", () => {
    const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
    expect(linksOf("Sol Emberley")).toEqual([`/workbench.html?as=${id(1)}&sample=F1-hgy-clean-table.xlsx`]);
    expect(linksOf("Wren Tarrowby")).toEqual([`/workbench.html?as=${id(2)}&sample=F2-bnt-pod-tracker.xlsx`]);
    expect(linksOf("Fen Hallowick")).toEqual([`/workbench.html?as=${id(16)}&sample=F1-hgy-clean-table.xlsx`]);
  });

  it("opens the roll-up as those who read services, and as nobody else", () => {
    const readers = people.filter(({ name }) => linksOf(name).some((address) => address.startsWith("/rollup.html")));
    expect(readers.map(({ roles }) => roles)).toEqual(
      people.map(({ roles }) => roles).filter((roles) => roles.includes("head-of-service") || roles.includes("qa")),
    );
    expect(linksOf("Odessa Quillmere")[1]).toBe("/rollup.html?login_hint=odessa.quillmere%40councils.example");
  });

  it("holds no script and may run none", async () => {
    expect(page).not.toMatch(/<script| on\w+=|javascript:/i);
    const { headers } = await ask(stack.origin, "/local/people.html");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
  });

  it("shows a name as it is written, whatever it is", () => {
    const person = { id: '"><script>', name: "Ann <b> & Co", username: "a", roles: [], holds: ["<i>"] };
    const html = peoplePage([{ person, sample: "F1.xlsx" }], [], "15 Sept 2025");
    expect(html).toContain("<h3>Ann &lt;b&gt; &amp; Co</h3>");
    expect(html).not.toMatch(/<script|<b>|<i>/);
  });
});
