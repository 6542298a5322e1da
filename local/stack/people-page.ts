import { escaped } from "../../shared/text/escaped.ts";
import { roleWords } from "../entra/role-words.ts";
import type { Person } from "../entra/person.ts";

export interface PersonShown {
  readonly person: Person;
  /** The council in which they hold something, the first when there are several. */
  readonly council?: string;
  /** The tracker that their workbench opens with. */
  readonly sample: string;
}

interface Council {
  readonly council: string;
  readonly name: string;
}

const style = `
  :root { color-scheme: light dark; --page: #f3f5f5; --card: #fff; --ink: #1b1a19; --quiet: #4a5654; --line: #c8d3d1;
    --accent: #0f5b5b; --on-accent: #fff; }
  @media (prefers-color-scheme: dark) {
    :root { --page: #15191a; --card: #1f2526; --ink: #f1f3f3; --quiet: #b4c0be; --line: #3d4a49;
      --accent: #7fd1cc; --on-accent: #0d2222; }
  }
  body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
  main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
  h1 { margin: 0 0 .25rem; font-size: 1.75rem; }
  h2 { margin: 2rem 0 .75rem; font-size: 1.25rem; }
  h3 { margin: 0; font-size: 1.05rem; }
  p { margin: 0; }
  header p { color: var(--quiet); max-width: 44rem; }
  ul { list-style: none; margin: 0; padding: 0; }
  .people { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); }
  .people > li { display: flex; flex-direction: column; gap: .25rem; padding: 1rem; background: var(--card);
    border: 1px solid var(--line); border-radius: 8px; }
  .role { color: var(--quiet); font-size: .875rem; }
  .links { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: auto; padding-top: .75rem; }
  a { display: inline-block; padding: .375rem .875rem; border: 1px solid var(--accent); border-radius: 4px;
    color: var(--accent); text-decoration: none; }
  a:hover { background: var(--accent); color: var(--on-accent); }
  a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  .aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/** Everybody of the sample world, by council, with the pages to open as them. */
export function peoplePage(shown: readonly PersonShown[], councils: readonly Council[], todayInWords: string): string {
  const sections = councils.map(({ council, name }) => section(name, ofCouncil(shown, council)));
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sign in as… – Caseload Oversight</title>
    <link rel="icon" href="/icons/icon-32.png">
    <style>${style}</style>
  </head>
  <body>
    <main>
      <header>
        <h1>Sign in as…</h1>
        <p>These people are invented. On this computer anybody may be any of them, with no password. Today here is
          ${escaped(todayInWords)}.</p>
      </header>
      ${sections.join("")}${section("Nothing granted", ofCouncil(shown, undefined))}
    </main>
  </body>
</html>
`;
}

function ofCouncil(shown: readonly PersonShown[], council: string | undefined): readonly PersonShown[] {
  return shown.filter((each) => each.council === council);
}

function section(title: string, shown: readonly PersonShown[]): string {
  if (shown.length === 0) return "";
  return `<section><h2>${escaped(title)}</h2><ul class="people">${shown.map(card).join("")}</ul></section>`;
}

function card({ person, sample }: PersonShown): string {
  const roles = person.roles.map((role) => roleWords[role]).join(", ");
  const holds = person.holds.map((line) => `<p>${escaped(line)}</p>`).join("");
  const links = [link("Workbench", `/workbench.html?${query({ as: person.id, sample })}`, person)];
  if (readsServices(person))
    links.push(link("Roll-up", `/rollup.html?${query({ login_hint: person.username })}`, person));
  return `<li><h3>${escaped(person.name)}</h3><p class="role">${escaped(roles)}</p>${holds}
    <ul class="links">${links.map((each) => `<li>${each}</li>`).join("")}</ul></li>`;
}

function readsServices({ roles }: Person): boolean {
  return roles.includes("head-of-service") || roles.includes("qa");
}

/** The name is there for whoever hears the links one after another. */
function link(words: string, address: string, { name }: Person): string {
  return `<a href="${escaped(address)}">${words}<span class="aside"> as ${escaped(name)}</span></a>`;
}

function query(values: Record<string, string>): string {
  return new URLSearchParams(values).toString();
}
