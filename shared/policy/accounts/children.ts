import type { Account, Part, Sort } from "../account.ts";
import type { Cadence, CadenceStep, Condition } from "../kinds/cadence.ts";
import type { Checkpoints } from "../kinds/checkpoints.ts";
import type { HoursDeadline } from "../kinds/hours-deadline.ts";
import type { TieredCadence } from "../kinds/tiered-cadence.ts";
import type { RecordingDeadline } from "../kinds/working-days.ts";
import { boundsInWords, firstOf, listed, sentence, spoken } from "./in-words.ts";

export const cadenceAccount: Account<Cadence> = {
  judges: ["case"],
  decides: () => "how long ago a child was last discussed",
  strictestFirst: true,
  parts: ({ steps }) => steps.map(partOf),
  sorts: ({ steps }, { plans }) =>
    setsOf(plans).flatMap((set) =>
      [false, true].map((match): Sort => {
        const speaking = steps.flatMap((step, index) => {
          const speaks = step.whenAny === undefined || step.whenAny.some((one) => holds(one, set, match));
          return speaks ? [partOf(step, index)] : [];
        });
        const who = `a child ${set.length === 0 ? "with no plan recorded" : `on ${listed(set)}`}`;
        return { who: match ? `${who}, matched long-term` : who, parts: speaking };
      }),
    ),
  inWords: ({ steps, otherwiseSince }) => [
    `Counted from the last discussion; where there is none, from ${firstOf(otherwiseSince)}.`,
    ...steps.map(({ whenAny, ...bounds }) => `${whoInWords(whenAny, steps.length)}: ${boundsInWords(bounds)}.`),
  ],
};

function partOf({ whenAny, aim, limit }: CadenceStep, index: number): Part {
  return {
    ...{ at: `steps.${index}`, rank: whenAny === undefined ? "left" : "closest" },
    ...{ aim: aim?.within, limit: limit.within },
  };
}

function holds({ plans, longTermMatch }: Condition, set: readonly string[], match: boolean): boolean {
  if (longTermMatch === "recorded" && !match) return false;
  if ("onlyAmong" in plans) return set.every((plan) => plans.onlyAmong.includes(plan));
  return set.length === new Set(plans.exactly).size && set.every((plan) => plans.exactly.includes(plan));
}

/** Every set of the plans, the empty one first. */
function setsOf(plans: readonly string[]): readonly (readonly string[])[] {
  return plans.reduce<readonly (readonly string[])[]>(
    (sets, plan) => sets.flatMap((set) => [set, [...set, plan]]),
    [[]],
  );
}

function whoInWords(whenAny: readonly Condition[] | undefined, steps: number): string {
  if (whenAny === undefined) return steps === 1 ? "Every child" : "Every other child";
  return `A child ${whenAny.map(conditionInWords).join(", or ")}`;
}

function conditionInWords({ plans, longTermMatch }: Condition): string {
  const told =
    "exactly" in plans
      ? `whose plan is ${listed(plans.exactly)} and no other`
      : `with no plan but ${listed(plans.onlyAmong, "or")}, or none recorded`;
  return longTermMatch === undefined ? told : `${told}, and a long-term match recorded`;
}

export const tieredCadenceAccount: Account<TieredCadence> = {
  judges: ["case"],
  decides: () => "how long ago a child was last discussed",
  parts: ({ tiers }) => tiers.map(tierPart),
  sorts: ({ tiers }, { riskTiers }) =>
    riskTiers.map((tier): Sort => {
      const parts = tiers.map(tierPart).filter((_, index) => tiers[index]?.tier === tier);
      return { who: `a child at ${spoken(tier)} risk`, parts };
    }),
  impossible: ({ tiers }, words) =>
    tiers
      .filter(({ tier }) => !words.riskTiers.includes(tier))
      .map(({ tier }) => `the risk “${tier}” is not known; the tiers are ${words.riskTiers.join(", ")}`),
  inWords: ({ tiers, otherwiseSince }) => [
    `Counted from the last discussion; where there is none, from ${firstOf(otherwiseSince)}.`,
    ...tiers.map((one) => `A child at ${spoken(one.tier)} risk: ${boundsInWords(one)}.`),
  ],
};

function tierPart({ limit }: TieredCadence["tiers"][number], index: number): Part {
  return { at: `tiers.${index}`, limit: limit.within, rank: "closest" };
}

export const checkpointsAccount: Account<Checkpoints> = {
  judges: ["case"],
  decides: ({ after }) => `the discussions of a child at fixed points after ${spoken(after)}`,
  inWords: ({ after, points }) =>
    points.map(({ by, clause }) => `Discussed within ${by} working days of ${spoken(after)} (${clause}).`),
};

export const recordingDeadlineAccount: Account<RecordingDeadline> = {
  judges: ["case"],
  decides: ({ recorded }) => `how soon ${spoken(recorded)} follows a discussion`,
  inWords: ({ within, recorded, clause }) => [
    `${sentence(spoken(recorded))} within ${within} working days of the discussion, which is day 0 (${clause}).`,
  ],
};

export const hoursDeadlineAccount: Account<HoursDeadline> = {
  judges: ["case"],
  decides: ({ recorded }) => `how soon ${spoken(recorded)} follows a discussion`,
  inWords: ({ hours, recorded, clause }) => [
    `${sentence(spoken(recorded))} within ${hours} hours of the discussion (${clause}).`,
  ],
};
