import type { Container, Database } from "@azure/cosmos";
import type { CouncilRecord, Organisation, VersionedCouncil } from "../ports.ts";
import { containerOf } from "./containers.ts";
import { councilDocument, type CouncilDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { codeOf, storeCall } from "./store-call.ts";

/** One point read gives all that decides who may do what in a council. */
export function cosmosOrganisation(database: Database): Organisation {
  const container = containerOf(database, "organisation");
  return {
    council: (council) => storeCall(async () => (await find(container, council))?.record),
    current: (council) => storeCall(() => find(container, council)),
    replace: (changed) => storeCall(() => replace(container, changed)),
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

function recordFrom({ council, name, services, teams, people, grants, choices, settings }: CouncilDocument) {
  return { council, name, services, teams, people, grants, choices, settings } satisfies CouncilRecord;
}
