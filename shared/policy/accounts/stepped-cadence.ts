import type { MonthEnd } from "../../calendar/arithmetic.ts";
import type { PlainDate } from "../../calendar/plain-date.ts";
import type { Account, Part, Sort, Span, Words } from "../account.ts";
import { intervalInWords, lastDayWithin } from "../interval.ts";
import type { Bounds, RoleLine, SteppedCadence } from "../kinds/stepped-cadence.ts";
import { boundsInWords, firstOf, listed, setInWords } from "./in-words.ts";

const stages = ["weekly", "fortnightly", "monthly"] as const;
const newlyQualified = "newly-qualified";

/** Workers by role and team; newly qualified ones day by day of their programme, and after it by stage. */
export const steppedCadenceAccount: Account<SteppedCadence> = {
  judges: ["worker"],
  decides: () => "how long ago a worker's last one-to-one was",
  parts: (rule) => [...rule.lines.map(linePart), ...phaseParts(rule), ...afterwardsParts(rule).map(({ part }) => part)],
  sorts: (rule, words) => [...sortsByRole(rule, words), ...sortsByStage(rule)],
  inWords,
};

function linePart({ roles, teamSays, bounds }: RoleLine, index: number): Part {
  const named = teamSays === undefined ? "close" : "closest";
  return { at: `lines.${index}`, rank: roles === "any-other-recognised" ? "left" : named, ...boundsOf(bounds) };
}

function boundsOf({ aim, limit }: Bounds): Pick<Part, "aim" | "limit"> {
  return { aim: aim?.within, limit: limit.within };
}

function sortsByRole(rule: SteppedCadence, { roles }: Words): readonly Sort[] {
  const teams = new Set(rule.lines.flatMap(({ teamSays }) => teamSays ?? []));
  const unlisted: readonly Part[] = rule.unlisted === undefined ? [] : [{ at: "unlisted", rank: "left" }];
  return roles
    .filter((role) => role !== newlyQualified)
    .flatMap((role) =>
      [undefined, ...teams].map((team): Sort => {
        const lines = rule.lines.flatMap((line, index) => (speaksOf(line, role, team) ? [linePart(line, index)] : []));
        const who = `somebody in the role ${role}`;
        return {
          who: team === undefined ? who : `${who} of a team named “${team}”`,
          parts: lines.length === 0 ? unlisted : lines,
        };
      }),
    );
}

function speaksOf({ roles, teamSays }: RoleLine, role: string, team: string | undefined): boolean {
  if (roles !== "any-other-recognised" && !roles.includes(role)) return false;
  return teamSays === undefined || (team !== undefined && teamSays.includes(team));
}

function sortsByStage(rule: SteppedCadence): readonly Sort[] {
  return afterwardsParts(rule).map(({ stage, part }) => ({
    who: `somebody newly qualified ${stage === undefined ? "with no stage recorded" : `whose stage is ${stage}`}`,
    parts: [...phaseParts(rule), part],
  }));
}

/** Where the text says when a phase begins, it begins then; otherwise where the one before it ends. */
function phaseParts({ newlyQualified: { phases } }: SteppedCadence): readonly Part[] {
  return phases.map(({ limit, after }, index) => ({
    ...{ at: `newlyQualified.phases.${index}`, limit: limit.within, rank: "closest" },
    span: (began, monthEnd): Span => ({
      from: after === undefined ? endOf(index, began, monthEnd) : lastDayWithin(after, began, monthEnd),
      endsBefore: endOf(index + 1, began, monthEnd),
    }),
  }));

  /** The first day that is in none of the first so many phases. */
  function endOf(count: number, began: PlainDate, monthEnd: MonthEnd): PlainDate {
    return phases.slice(0, count).reduce((from, { lasts }) => lastDayWithin(lasts, from, monthEnd), began);
  }
}

function afterwardsParts(rule: SteppedCadence): readonly { readonly stage?: string; readonly part: Part }[] {
  const { phases, stages: byStage, afterwards } = rule.newlyQualified;
  const span: Part["span"] = (began, monthEnd) => ({
    from: phases.reduce((from, { lasts }) => lastDayWithin(lasts, from, monthEnd), began),
  });
  const part = (at: string, bounds: Bounds): Part => ({
    ...{ at: `newlyQualified.${at}`, rank: "closest", span },
    ...boundsOf(bounds),
  });
  const none = { part: part("afterwards", afterwards) };
  if (byStage === undefined) return [none];
  return [none, ...stages.map((stage) => ({ stage, part: part(`stages.${stage}`, byStage[stage]) }))];
}

function inWords(rule: SteppedCadence): readonly string[] {
  const { newlyQualified: programme, lines, unlisted, otherwiseSince } = rule;
  const { phases, stages: byStage, afterwards, startsOn } = programme;
  return [
    `Counted from the last one-to-one; where there is none, from ${firstOf(otherwiseSince)}.`,
    ...lines.map((line) => `${lineInWords(line)}: ${chosenInWords(line.bounds)}${ownLimit(line)}.`),
    ...(unlisted === undefined
      ? []
      : [`A role that no line names: as the choice ${unlisted.choice} says (${unlisted.clause}).`]),
    `Newly qualified, from ${firstOf(startsOn)}:`,
    ...phases.map((phase, index) => {
      const when = index === 0 ? "For the first" : "For the next";
      return `  ${when} ${intervalInWords(phase.lasts)}: ${boundsInWords(phase)}.`;
    }),
    ...(byStage === undefined
      ? []
      : stages.map((stage) => `  After that, where the stage recorded is ${stage}: ${chosenInWords(byStage[stage])}.`)),
    `  After that${byStage === undefined ? "" : ", with no stage recorded"}: ${chosenInWords(afterwards)}.`,
  ];
}

function lineInWords({ roles, teamSays }: RoleLine): string {
  const who = roles === "any-other-recognised" ? "Every other role that is recognised" : `Role ${listed(roles, "or")}`;
  return teamSays === undefined ? who : `${who}, team named ${teamSays.map((text) => `“${text}”`).join(" or ")}`;
}

function chosenInWords(bounds: Bounds): string {
  const { aim, instead } = bounds;
  const told = [
    boundsInWords(bounds),
    aim?.choice && `the aim while ${aim.choice} is on`,
    instead && `with ${instead.choice} on, limit ${setInWords(instead.limit)} and no aim`,
  ];
  return told.filter((one) => one !== undefined && one !== "").join("; ");
}

function ownLimit({ limitsByRole }: RoleLine): string {
  return limitsByRole === undefined ? "" : `; or what ${limitsByRole.choice} sets for the role`;
}
