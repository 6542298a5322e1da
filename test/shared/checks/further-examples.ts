import type { Choices } from "../../../shared/contract/results.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import { blank, dates, groupDates, table } from "./children.ts";
import { away, groups, no, observations, role, sessions, unreadable, workers, yes } from "./people.ts";

/** What neither the trackers nor the worked examples reach. */

export interface Tables {
  readonly council: string;
  readonly tables: readonly WireTable[];
  readonly choices?: Choices;
}

const longAgo = dates("2024-09-01");
const awayNow = { absence: away("2025-08-01") };
const myConversation = (day: string) => workers([{ lastMyConversation: dates(day), ...awayNow }]);

export const furtherExamples: readonly Tables[] = [
  { council: "haringey", tables: [myConversation("2025-01-01")], choices: { myConversationMonths: 12 } },
  { council: "haringey", tables: [myConversation("2024-09-01")], choices: { myConversationMonths: 12 } },
  { council: "haringey", tables: [workers([{ agreementDate: longAgo, ...awayNow }])] },
  {
    council: "barnet",
    tables: [
      workers([{ role: role("team-manager"), ...awayNow }]),
      observations([{ observationDate: longAgo }, { observationDate: dates("2025-01-01") }]),
    ],
  },
  {
    council: "barnet",
    tables: [groups([{ groupDate: dates("2025-09-01"), casesDiscussed: { kind: "number", value: 9 } }])],
    choices: { groupFormatIsStandard: true },
  },
  {
    council: "barnet",
    tables: [groups([{ groupDate: dates("2025-08-01"), groupRecorded: { kind: "no" } }])],
    choices: { groupRecordThreeDays: true },
  },
  {
    council: "barnet",
    tables: [table([{ lastDiscussion: dates("2025-08-01") }, { lastDiscussion: blank }])],
    choices: { siblingsShareDate: true },
  },
  ...[
    { nextBooked: blank },
    { absence: away(), coverArranged: no },
    { absence: away("2025-08-01"), coverArranged: no },
    { absence: away("2025-08-01"), coverArranged: yes, absencePlanned: { kind: "unplanned" } as const },
    { agreementDate: longAgo, agreementSupervisor: { kind: "other" } as const },
    { role: role("social-worker"), lastOneToOne: groupDates("2025-08-01"), startDate: dates("2025-01-06") },
    { role: role("social-worker"), lastOneToOne: { kind: "closed" } as const },
  ].map((fields) => ({ council: "haringey", tables: [workers([fields])] })),
  ...[
    { rearrangedTo: blank, delayReason: { kind: "recorded" } as const },
    { rearrangedTo: blank, sessionType: { kind: "unreadable" } as const },
  ].map((row) => {
    const off = { sessionDate: dates("2025-08-01"), sessionStatus: { kind: "cancelled" } as const, ...row };
    return { council: "haringey", tables: [workers([{}]), sessions([off])] };
  }),
  {
    council: "haringey",
    tables: [table([{ lastDiscussion: { kind: "closed" }, status: { kind: "open" } }, { lastDiscussion: unreadable }])],
  },
];
