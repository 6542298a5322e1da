import type { Database } from "@azure/cosmos";
import type { CouncilRecord, Grant, Organisation } from "../ports.ts";
import { containerOf } from "./containers.ts";
import { councilDocument, grantDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { storeCall } from "./store-call.ts";

export function cosmosOrganisation(database: Database): Organisation {
  const container = containerOf(database, "organisation");
  return {
    council: (council) =>
      storeCall(async () => {
        const found = await findItem(container, "council", council);
        return found && councilFrom(found.document);
      }),
    grantsOf: (council, personId) =>
      storeCall(async () => {
        const query = {
          query: "SELECT * FROM c WHERE c.kind = 'grant' AND c.personId = @personId",
          parameters: [{ name: "@personId", value: personId }],
        };
        const { resources } = await container.items.query<unknown>(query, { partitionKey: council }).fetchAll();
        return resources.map(grantFrom);
      }),
  };
}

function councilFrom(stored: unknown): CouncilRecord {
  const { council, name, services, teams, choices } = councilDocument.parse(stored);
  return { council, name, services, teams, choices };
}

function grantFrom(stored: unknown): Grant {
  const grant = grantDocument.parse(stored);
  const { personId, from, until } = grant;
  const base = { personId, from, until };
  if ("team" in grant) return { ...base, role: grant.role, team: grant.team };
  if ("service" in grant) return { ...base, role: grant.role, service: grant.service };
  return { ...base, role: grant.role };
}
