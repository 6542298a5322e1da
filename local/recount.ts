/**
 * `npm run recount`: counts the roll-ups again from the runs and says where they differ. `--write` puts them right.
 * Ends with 2 when nothing could be counted, 1 when something differed and was left, 0 otherwise.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { CosmosClient } from "@azure/cosmos";
import { DefaultAzureCredential } from "@azure/identity";
import { storePolicy } from "../functions/cosmos/store-policy.ts";
import { cosmosWorld } from "../functions/cosmos/world.ts";
import { type Difference, recount } from "../functions/use-cases/recount.ts";
import { editions } from "../shared/policy/registry.ts";
import { openLocalCosmos } from "./cosmos/open.ts";
import { oneSentence } from "./headless/command-line.ts";
import { folders } from "./set-up/folders.ts";
import { worldClock } from "./stack/world-clock.ts";

const help = `Usage: npm run recount -- [--council NAME] [--write] [--data FOLDER | --endpoint https://…] [--database NAME]

  --council NAME    one council; all of them when it is not given
  --write           puts right what differs; without it nothing is changed
  --data FOLDER     where npm start keeps its data; stop it first
  --endpoint URL    a real Cosmos DB account, as the person signed in to Azure on this computer
  --database NAME   oversight when it is not given
`;

const options = {
  council: { type: "string" },
  write: { type: "boolean", default: false },
  data: { type: "string", default: path.join(folders.data, "data") },
  endpoint: { type: "string" },
  database: { type: "string", default: "oversight" },
  help: { type: "boolean", short: "h" },
} as const;

interface Opened {
  readonly client: CosmosClient;
  readonly now: () => Date;
  readonly close: () => void;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  if (values.help === true) {
    process.stdout.write(help);
    return 0;
  }
  const { client, now, close } = values.endpoint === undefined ? openLocal(values.data) : openAccount(values.endpoint);
  try {
    const world = cosmosWorld(client.database(values.database), now);
    let worst = 0;
    for (const council of councilsOf(values.council)) {
      const { runs, rollUps, differences } = await recount(world, council, { write: values.write });
      const outcome = outcomeInWords(differences.length, values.write);
      process.stdout.write(`${council}: ${runs} runs, ${rollUps} roll-ups. ${outcome}\n`);
      for (const difference of differences) process.stdout.write(`  ${inWords(difference)}\n`);
      if (differences.length > 0 && !values.write) worst = 1;
    }
    return worst;
  } finally {
    close();
  }
}

function councilsOf(asked: string | undefined): readonly string[] {
  const all = [...new Set(editions.map(({ council }) => council))];
  if (asked === undefined) return all;
  if (!all.includes(asked)) throw new Error(`There is no council ${asked} here: give one of ${all.join(", ")}.`);
  return [asked];
}

function openLocal(folder: string): Opened {
  const file = path.join(folder, "cosmos.sqlite");
  const keyFile = path.join(folder, "cosmos.key");
  if (!existsSync(file) || !existsSync(keyFile)) {
    throw new Error(`There is nothing to count in ${folder}: run npm start once, or name its folder with --data.`);
  }
  const clock = worldClock(folder, "now", () => new Date());
  const key = readFileSync(keyFile, "utf8");
  const store = openLocalCosmos({ file, key, now: () => clock.now().getTime() / 1_000 });
  const { endpoint, httpClient } = store;
  const client = new CosmosClient({
    endpoint,
    key,
    httpClient,
    connectionPolicy: { ...storePolicy, enableEndpointDiscovery: false },
  });
  const close = (): void => {
    client.dispose();
    store.close();
  };
  return { client, now: () => clock.now(), close };
}

function openAccount(endpoint: string): Opened {
  const client = new CosmosClient({
    endpoint,
    aadCredentials: new DefaultAzureCredential(),
    connectionPolicy: storePolicy,
  });
  const close = (): void => {
    client.dispose();
  };
  return { client, now: () => new Date(), close };
}

function outcomeInWords(count: number, write: boolean): string {
  if (count === 0) return "They are equal.";
  const places = count === 1 ? "1 place differs" : `${count} places differ`;
  return write ? `${places} and was put right:` : `${places}; add --write to put it right:`;
}

function inWords({ key, place, recounted, inRollUp, takenOut }: Difference): string {
  const where = `${key.service} ${place.month}, team ${place.team}, tracker ${place.trackerId}`;
  if (recounted?.runId === inRollUp?.runId && takenOut.recounted.length !== takenOut.inRollUp.length)
    return `${where}: the roll-up does not tell which runs were taken out`;
  if (!recounted)
    return `${where}: the roll-up counts run ${inRollUp?.runId ?? ""}, which is not kept or was taken out`;
  if (!inRollUp) return `${where}: the roll-up does not count run ${recounted.runId}`;
  if (recounted.runId === inRollUp.runId) return `${where}: the roll-up has other figures than run ${recounted.runId}`;
  return `${where}: the roll-up counts run ${inRollUp.runId} instead of run ${recounted.runId}`;
}

main()
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    process.stderr.write(`${oneSentence(error)}\n`);
    process.exitCode = 2;
  });
