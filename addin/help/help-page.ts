import { dayInWords } from "../../shared/calendar/format.ts";
import { sentence } from "../../shared/policy/accounts/in-words.ts";
import { defaultSettings, mostSummaryYears } from "../../shared/contract/organisation.ts";
import type { Policy } from "../../shared/policy/policy.ts";
import { sectionInWords } from "../../shared/policy/section.ts";
import { escaped } from "../../shared/text/escaped.ts";
import { withFunctions } from "../custom-functions/help.ts";
import { helpOfChecks, type CheckHelp } from "./check-help.ts";
import { keysInExcel, keysInPane, keysNote, type KeyHelp } from "./shortcuts.ts";
import { statusHelp } from "./state-help.ts";

/** Where each part of the page stands that is made from the product's own data. */
const places: Readonly<Record<string, (editions: readonly Policy[]) => string>> = {
  "<!-- every status -->": () => terms(statusHelp.map(({ words, means }) => [words, means])),
  "<!-- every key -->": () => keys([...keysInExcel, ...keysInPane]) + paragraph(keysNote),
  "<!-- how long what is kept -->": () => terms(keptHelp()) + paragraph(holdHelp),
  "<!-- the councils -->": (editions) => list(editions.map((policy) => link(anchorOf(policy), titleOf(policy)))),
  "<!-- every check of every council -->": (editions) => editions.map(councilPart).join("\n"),
};

/**
 * The help page as it is served: everything that the policies, the functions and the keys say is filled in from them.
 * @throws Error when the page has no place for one of them.
 */
export function helpPage(page: string, editions: readonly Policy[]): string {
  return Object.entries(places).reduce((filled, [place, made]) => {
    if (!filled.includes(place)) throw new Error(`The help page has no ${place}.`);
    return filled.replace(place, () => made(editions));
  }, withFunctions(page));
}

function keptHelp(): readonly (readonly [what: string, howLong: string])[] {
  const { inputDays, findingsMonths, summaryYears } = defaultSettings.keep;
  return [
    ["A check that you do not submit", "Nothing: it is answered and forgotten."],
    ["What was sent with a submission, line by line", `${inputDays} days`],
    ["What was found, with its samples and the notes on it", `${findingsMonths} months`],
    ["The figures of a submission, and those of the service", `${summaryYears} years`],
    ["Who read or changed what", `a little over ${mostSummaryYears} years, in every council`],
  ];
}

const holdHelp =
  "What has been submitted keeps the end that it was given. While a council has a legal hold, nothing goes but the record of who read or changed what. What should never have been sent can be erased before its end: ask an administrator.";

function councilPart(policy: Policy): string {
  const { edition, inForceFrom, dating, silences, notEvaluated } = policy;
  const checks = helpOfChecks(policy);
  const isOfChildren = ({ id }: CheckHelp): boolean =>
    policy.checks.some((check) => check.id === id && check.subject === "case");
  const part = (title: string, of: readonly CheckHelp[]): string =>
    of.length === 0 ? "" : `<h3>${title}</h3>\n${of.map(checkPart).join("\n")}`;
  return `<section id="${anchorOf(policy)}">
<h2>${escaped(titleOf(policy))}</h2>
${paragraph(`Policy edition: ${edition}, in force here from ${dayInWords(inForceFrom)}. ${dating} The sentences are restated in our own words; sections are those of the council's text. What the council may choose is told with its default.`)}
${part("Of children", checks.filter(isOfChildren))}
${part(
  "Of workers, their one-to-ones, group sessions and teams",
  checks.filter((check) => !isOfChildren(check)),
)}
<h3>What the policy does not say</h3>
${paragraph("Nothing is taken from another council to fill this.")}
${terms(silences.map(({ on, section, says }) => [`${on} (${sectionInWords(section)})`, says]))}
<h3>What no tracker can show</h3>
${paragraph("The policy also asks for these. They are never counted or claimed.")}
${terms(notEvaluated.map(({ section, does }) => [sentence(sectionInWords(section)), does]))}
</section>`;
}

function checkPart({ id, title, about, clauses, readAs, columns, choices, silences }: CheckHelp): string {
  return `<details open>
<summary>${escaped(title)}</summary>
<p><small>${escaped(about)} ${escaped(id)}</small></p>
${list(clauses.map(({ strength, says, section }) => `<b>${strength}:</b> ${escaped(`${says} (${section})`)}`))}
${labelled("How it is counted", readAs)}
${labelled("Needs these columns", columns)}
${labelled(
  "Set by the council",
  choices.map(({ name, effect, value, reason }) => `${name}: ${effect} By default: ${value}. ${reason}`),
)}
${labelled("Not said by the policy", silences)}
</details>`;
}

function labelled(label: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `<p><b>${label}</b></p>\n${list(lines.map(escaped))}`;
}

function titleOf({ name }: Policy): string {
  return `The checks of ${name}`;
}

function anchorOf({ council, inForceFrom }: Policy): string {
  return `${council}-${inForceFrom}`;
}

function link(anchor: string, text: string): string {
  return `<a href="#${anchor}">${escaped(text)}</a>`;
}

function keys(rows: readonly KeyHelp[]): string {
  const body = rows.map(
    ({ keys: pressed, does }) => `<tr><th scope="row">${escaped(pressed)}</th><td>${escaped(does)}</td></tr>`,
  );
  return `<table><tbody>${body.join("\n")}</tbody></table>\n`;
}

function terms(pairs: readonly (readonly [term: string, says: string])[]): string {
  return `<dl>${pairs.map(([term, says]) => `<dt>${escaped(term)}</dt><dd>${escaped(says)}</dd>`).join("\n")}</dl>`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join("\n")}</ul>`;
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}
