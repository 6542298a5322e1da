import { escaped } from "../../shared/text/escaped.ts";
import { roleWords } from "./role-words.ts";
import type { Person } from "./person.ts";

const style = `
  body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #f3f2f1; margin: 0; }
  main { max-width: 36rem; margin: 2rem auto; padding: 1rem 1.5rem; background: #fff; }
  ul { list-style: none; margin: 1rem 0; padding: 0; }
  li + li { margin-top: .5rem; }
  button { display: block; width: 100%; padding: .75rem 1rem; font: inherit; color: inherit; text-align: left;
    background: #fff; border: 2px solid #605e5c; border-radius: 4px; cursor: pointer; }
  button:hover { background: #eff6fc; }
  button:focus-visible { outline: 3px solid #0f548c; outline-offset: 2px; }
  strong, span { display: block; }
`;

/** The people to sign in as; the request travels in hidden fields and comes back with the person chosen. */
export function signInPage(people: readonly Person[], action: string, fields: URLSearchParams): string {
  const hidden = [...fields].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const choices = people.map((person) => `<li>${choice(person)}</li>`);
  return page(
    "Sign in as",
    `<p>These people are invented, and this page stands in for your council's sign-in on this computer only.</p>
    <form method="post" action="${escaped(action)}">${hidden.join("")}<ul>${choices.join("")}</ul></form>`,
  );
}

export function messagePage(title: string, sentence: string): string {
  return page(title, `<p>${escaped(sentence)}</p>`);
}

function choice({ id, name, roles, holds }: Person): string {
  const words = roles.length > 0 ? roles.map((role) => roleWords[role]).join(", ") : "No role";
  const lines = [words, ...holds].map((line) => `<span>${escaped(line)}</span>`);
  return `<button name="person" value="${escaped(id)}"><strong>${escaped(name)}</strong>${lines.join("")}</button>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(title)} – Caseload Oversight</title>
    <style>${style}</style>
  </head>
  <body>
    <main>
      <h1>${escaped(title)}</h1>
      ${body}
    </main>
  </body>
</html>
`;
}
