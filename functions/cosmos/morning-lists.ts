import type { Database } from "@azure/cosmos";
import type { MorningList, MorningLists } from "../ports.ts";
import { containerOf } from "./containers.ts";
import { morningListDocument, type MorningListDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { newestOfKind } from "./newest-of-kind.ts";
import { storeCall } from "./store-call.ts";

const keptSeconds = 90 * 24 * 60 * 60;

export function cosmosMorningLists(database: Database): MorningLists {
  const container = containerOf(database, "organisation");
  return {
    keep: (list) =>
      storeCall(async () => {
        await container.items.upsert<MorningListDocument>(documentOf(list));
      }),
    ofDay: (council, day) =>
      storeCall(async () => {
        const found = await findItem(container, idOf(day), council);
        return found && listFrom(morningListDocument.parse(found.document));
      }),
    newest: (council) =>
      storeCall(async () => {
        const found = await newestOfKind(container, council, "morning-list");
        return found === undefined ? undefined : listFrom(morningListDocument.parse(found));
      }),
  };
}

function idOf(day: string): string {
  return `morning-list-${day}`;
}

function documentOf({ teams, ...list }: MorningList): MorningListDocument {
  const id = idOf(list.day);
  return { id, kind: "morning-list", schemaVersion: 1, ...list, teams: [...teams], ttl: keptSeconds };
}

function listFrom({ council, day, staleDays, teams }: MorningListDocument): MorningList {
  return {
    council,
    day,
    staleDays,
    teams: teams.map(({ team, service, lastSubmittedOn }) => ({
      team,
      service,
      ...(lastSubmittedOn && { lastSubmittedOn }),
    })),
  };
}
