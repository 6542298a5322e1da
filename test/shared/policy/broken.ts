import { words } from "../../../local/policy/words.ts";
import { validated } from "../../../shared/policy/faults.ts";
import { policy, type Policy } from "../../../shared/policy/policy.ts";

/** A small council without a fault, to be broken in one place at a time. */

const choice = (id: string, checks: readonly string[], more: object = {}) => ({
  ...{ id, checks, section: "1", offers: [true, false], default: false, effect: "Invented.", reason: "Invented." },
  ...more,
});

export const meadowvale = policy.parse({
  council: "meadowvale",
  name: "Meadowvale",
  edition: "2025",
  inForceFrom: "2025-01-01",
  dating: "Invented.",
  checks: [
    {
      id: "MDV-CASE",
      title: "Child discussed",
      subject: "case",
      section: "1",
      requires: [["lastDiscussion"]],
      clauses: [
        { id: "MDV-CASE-CP", section: "1", strength: "minimum", says: "On a protection plan it is two weeks." },
        { id: "MDV-CASE-AIM", section: "1", strength: "aim", says: "Four weeks is hoped for." },
        { id: "MDV-CASE-MIN", section: "1", strength: "minimum", says: "Two months is the limit." },
      ],
      rule: {
        kind: "cadence",
        since: "case-discussion",
        otherwiseSince: ["dateOpened"],
        groupCounts: { choice: "groupCounts", otherwise: "displaces" },
        agreedIntervalIsAim: { choice: "agreedIsAim", clause: "MDV-CASE-AIM" },
        steps: [
          {
            whenAny: [{ plans: { exactly: ["child-protection"] } }],
            limit: { within: { weeks: 2 }, clause: "MDV-CASE-CP" },
          },
          {
            aim: { within: { weeks: 4 }, clause: "MDV-CASE-AIM" },
            limit: { within: { months: 2 }, clause: "MDV-CASE-MIN" },
          },
        ],
      },
    },
    {
      id: "MDV-SUP",
      title: "One-to-one",
      subject: "worker",
      section: "2",
      requires: [["role"], ["lastOneToOne"]],
      clauses: [
        { id: "MDV-SUP-ALL", section: "2", strength: "minimum", says: "Everybody has one every four weeks." },
        { id: "MDV-SUP-NEW", section: "2", strength: "minimum", says: "At first it is weekly." },
        { id: "MDV-SUP-NEXT", section: "2", strength: "minimum", says: "Then it is fortnightly." },
      ],
      rule: {
        kind: "stepped-cadence",
        since: "one-to-one",
        otherwiseSince: ["startDate"],
        newlyQualified: {
          startsOn: ["asyeStart"],
          phases: [
            { lasts: { weeks: 6 }, limit: { within: { weeks: 1 }, clause: "MDV-SUP-NEW" } },
            { after: { weeks: 6 }, lasts: { weeks: 8 }, limit: { within: { weeks: 2 }, clause: "MDV-SUP-NEXT" } },
          ],
          afterwards: { limit: { within: { weeks: 4 }, clause: "MDV-SUP-ALL" } },
        },
        lines: [
          { roles: ["team-manager"], bounds: { limit: { within: { weeks: 4 }, clause: "MDV-SUP-ALL" } } },
          { roles: "any-other-recognised", bounds: { limit: { within: { weeks: 4 }, clause: "MDV-SUP-ALL" } } },
        ],
      },
    },
    {
      id: "MDV-FREQ",
      title: "Frequency agreed",
      subject: "worker",
      section: "2",
      requires: [["agreedFrequency"]],
      clauses: [{ id: "MDV-FREQ", section: "2", strength: "aim", says: "It is kept." }],
      rule: { kind: "agreed-frequency", otherwiseSince: ["startDate"], clause: "MDV-FREQ", notLongerThan: "MDV-SUP" },
    },
    {
      id: "MDV-DUR",
      title: "Length",
      subject: "session",
      section: "2",
      requires: [["sessionDate"], ["duration"]],
      clauses: [{ id: "MDV-DUR", section: "2", strength: "minimum", says: "An hour or two." }],
      rule: {
        ...{ kind: "range", field: "duration", from: 60, to: 120, unit: "minutes" },
        ...{ clause: "MDV-DUR", outside: "not-met" },
      },
    },
  ],
  notEvaluated: [{ id: "MDV-ROOM", section: "2", kind: "audit-question", does: "Invented." }],
  choices: [
    choice("groupCounts", ["MDV-CASE"]),
    choice("agreedIsAim", ["MDV-CASE"]),
    choice("monthEnd", ["MDV-CASE", "MDV-FREQ"], { offers: ["last-day", "next-day"], default: "last-day" }),
  ],
  silences: [{ section: "3", on: "Invented", says: "Invented." }],
});

/** The faults once the value at a path ("checks.0.rule.steps") is another, or is taken away. */
export function faultsWith(path: string, value: unknown, among: readonly Policy[] = []): readonly string[] {
  return faultsAfter({ [path]: value }, among);
}

/** The same with several paths, one after the other. */
export function faultsAfter(
  changes: Readonly<Record<string, unknown>>,
  among: readonly Policy[] = [],
): readonly string[] {
  const broken: unknown = JSON.parse(JSON.stringify(meadowvale));
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const held = keys.reduce((at, key) => at[key] as Record<string, unknown>, broken as Record<string, unknown>);
    held[last] = value;
  }
  // As it would be read from a file: what is taken away is not there.
  const read = validated(JSON.parse(JSON.stringify(broken)), words, among);
  return read.ok ? [] : read.faults;
}
