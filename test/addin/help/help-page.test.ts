import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { keysInExcel, keysInPane } from "../../../addin/help/shortcuts.ts";
import { helpPage } from "../../../addin/help/help-page.ts";
import { statusHelp } from "../../../addin/help/state-help.ts";
import { folders } from "../../../local/set-up/folders.ts";
import { defaultSettings } from "../../../shared/contract/organisation.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { escaped } from "../../../shared/text/escaped.ts";

const template = readFileSync(path.join(folders.root, "addin/help.html"), "utf8");
const page = helpPage(template, editions);

describe("the help page", () => {
  it("tells every check, sentence, choice and silence of every council, from their own data", () => {
    for (const { checks, choices, silences, notEvaluated, name } of editions) {
      const said = [
        ...checks.flatMap(({ title, id, clauses }) => [title, id, ...clauses.map(({ says }) => says)]),
        ...choices.flatMap(({ effect, reason }) => [effect, reason]),
        ...silences.map(({ says }) => says),
        ...notEvaluated.map(({ does }) => does),
      ];
      for (const text of said) expect(page, `${name}: ${text}`).toContain(escaped(text));
    }
  });

  it("tells every status and every key", () => {
    const said = [...statusHelp.map(({ means }) => means), ...[...keysInExcel, ...keysInPane].map(({ does }) => does)];
    for (const text of said) expect(page).toContain(escaped(text));
  });

  it("tells how long what is kept unless a council sets it otherwise, by the service's own figures", () => {
    const { inputDays, findingsMonths, summaryYears } = defaultSettings.keep;
    for (const said of [`${inputDays} days`, `${findingsMonths} months`, `${summaryYears} years`]) {
      expect(page).toContain(`<dd>${said}</dd>`);
    }
  });

  it("names no figure of a policy itself: they come from the data alone", () => {
    const written = template
      .replaceAll(/<style>[\s\S]*<\/style>|<code>.*?<\/code>|1904|holds 0/g, "")
      .replaceAll(/<[^>]*>/g, " ");
    expect(
      written.match(/\b\d+\b|\b(?:two|three|four|five|six|eight|twelve) (?:days?|weeks?|months?)\b/g) ?? [],
    ).toEqual([]);
  });

  it("has a place for each part, and every link in it leads somewhere", () => {
    expect(page).not.toContain("<!--");
    expect(() => helpPage(template.replace("<!-- every key -->", ""), editions)).toThrow("has no <!-- every key -->");
    const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(anchors.length).toBeGreaterThan(8);
    for (const id of anchors) expect(page).toContain(`id="${id}"`);
  });

  it("is readable with no script, and lets nothing of the data become markup", () => {
    expect(page).not.toContain("<script");
    const [policy] = editions;
    if (policy === undefined) throw new Error("There is no policy.");
    expect(helpPage(template, [{ ...policy, name: "<b>Nowhere</b>" }])).not.toContain("<b>Nowhere</b>");
  });
});
