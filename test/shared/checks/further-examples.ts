import type { Choices } from "../../../shared/contract/results.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import { blank, dates, table } from "./children.ts";
import { away, groups, observations, role, workers } from "./people.ts";

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
];
