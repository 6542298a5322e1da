import type { Container, Database } from "@azure/cosmos";
import type { CouncilRecord, Organisation, VersionedCouncil } from "../ports.ts";
import { containerOf } from "./containers.ts";
import { councilDocument, type CouncilDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { RecentCouncils } from "./recent-councils.ts";
import { codeOf, storeCall } from "./store-call.ts";

/** One point read gives all that decides who may do what in a council. */
export function cosmosOrganisation(database: Database, now: () => Date): Organisation {
  const container = containerOf(database, "organisation");
  const council: Organisation["council"] = (name) => storeCall(async () => (await find(container, name))?.record);
  const recent = new RecentCouncils(council, now);
  return {
    council,
    recentCouncil: (name) => recent.find(name),
    current: (name) => storeCall(() => find(container, name)),
    replace: async (changed) => {
      try {
        return await storeCall(() => replace(container, changed));
      } finally {
        recent.forget(changed.record.council);
      }
    },
  };
}

/** The version is the store's ETag. */
async function find(container: Container, council: string): Promise<VersionedCouncil | undefined> {
  const found = await findItem(container, "council", council);
  return found && { record: recordFrom(councilDocument.parse(found.document)), version: found.etag };
}

async function replace(container: Container, { record, version }: VersionedCouncil): Promise<string | undefined> {
  const accessCondition = { type: "IfMatch", condition: version };
  const item = container.item("council", record.council);
  try {
    return (await item.replace(councilDocumentOf(record), { accessCondition })).etag;
  } catch (error) {
    if (codeOf(error) === 412) return undefined;
    throw error;
  }
}

export function councilDocumentOf(record: CouncilRecord): CouncilDocument {
  return { id: "council", kind: "council", schemaVersion: 1, ...record };
}

function recordFrom(document: CouncilDocument): CouncilRecord {
  const { council, name, services, teams, people, grants, choices, settings } = document;
  const { choicesMade, formerServices, legalHoldChangedAt } = document;
  return {
    ...{ council, name, services, teams, people, grants, choices, settings },
    ...(choicesMade !== undefined && { choicesMade }),
    ...(formerServices !== undefined && { formerServices }),
    ...(legalHoldChangedAt !== undefined && { legalHoldChangedAt }),
  };
}
