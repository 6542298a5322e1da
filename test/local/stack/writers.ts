import { setTimeout as wait } from "node:timers/promises";
import { between, type Chance, chanceOf, idOf } from "../../../local/seed/randomness.ts";
import type { AuditRun, Submission } from "../../../shared/contract/routes.ts";
import { ask, personNamed, type Reply, submissionOf, tokenFor } from "./support.ts";

export interface Writer {
  /** A person may write from several workbooks at once. */
  readonly workbook: number;
  readonly person: string;
  readonly council: string;
  readonly team: string;
}

/** Two of them send for one team. */
const people: readonly Omit<Writer, "workbook">[] = [
  { person: personNamed("Sol Emberley"), council: "haringey", team: "safeguarding-east" },
  { person: personNamed("Dilys Marrowfield"), council: "haringey", team: "safeguarding-east" },
  { person: personNamed("Thaddeus Brackenfell"), council: "haringey", team: "safeguarding-west" },
  { person: personNamed("Isolde Fennimarsh"), council: "haringey", team: "safeguarding-north" },
  { person: personNamed("Saffron Oakhollow"), council: "haringey", team: "in-care-two" },
  { person: personNamed("Wren Tarrowby"), council: "barnet", team: "pod-alder" },
  { person: personNamed("Emrys Wintercote"), council: "barnet", team: "pod-cedar" },
];

/** As many writers as asked for: where there are more than people, some have several workbooks. */
export function writersOf(count: number): readonly Writer[] {
  return Array.from({ length: Math.ceil(count / people.length) }, (_, workbook) =>
    people.map((person) => ({ ...person, workbook })),
  )
    .flat()
    .slice(0, count);
}

/** Where the stack is at present: it comes up somewhere else after each kill. */
export class Address {
  #origin: string | undefined;
  readonly #tokens = new Map<string, Promise<string>>();

  moveTo(origin: string): void {
    this.#origin = origin;
    this.#tokens.clear();
  }

  /** Asks as this person, again and again until somebody answers who is not busy, starting or gone. */
  async ask(person: string, path: string, { method = "GET", body }: { method?: string; body?: unknown } = {}) {
    for (;;) {
      const reply = await this.#once(person, path, { method, body }).catch(() => undefined);
      if (reply && ![401, 429, 503].includes(reply.status)) return reply;
      if (reply?.status === 401) this.#tokens.delete(person);
      await wait(reply?.status === 429 ? 1_000 : 50);
    }
  }

  async #once(person: string, path: string, asking: { method: string; body: unknown }): Promise<Reply> {
    const origin = this.#origin;
    if (origin === undefined) throw new Error("Nothing has come up yet.");
    const token = this.#tokens.get(person) ?? tokenFor(origin, person);
    this.#tokens.set(person, token);
    try {
      return await ask(origin, path, { ...asking, token: await token });
    } catch (error) {
      this.#tokens.delete(person);
      throw error;
    }
  }
}

export interface Acknowledged extends Writer {
  readonly runId: string;
  readonly submission: Submission;
  readonly run: AuditRun;
}

export const pathOf = ({ council, team, runId }: Writer & { runId: string }): string =>
  `/api/councils/${council}/teams/${team}/audits/${runId}`;

interface Course {
  readonly seed: string;
  readonly isOver: () => boolean;
  readonly onAcknowledged: (one: Acknowledged) => void;
}

/** Submits one run after another until told to stop; gives up none before it is acknowledged. */
export async function write(writer: Writer, address: Address, course: Course): Promise<void> {
  const { seed, isOver, onAcknowledged } = course;
  const chance = chanceOf(seed, writer.person, writer.workbook);
  for (let number = 0; !isOver(); number++) {
    const name = `${seed}-${writer.person}-${writer.workbook}-${number}`;
    onAcknowledged(await submitOne(writer, address, { chance, name }));
    await wait(between(chance, 10, 150));
  }
}

async function submitOne(
  writer: Writer,
  address: Address,
  { chance, name }: { chance: Chance; name: string },
): Promise<Acknowledged> {
  const runId = idOf(name);
  // Mostly one of two that nobody else sends, as a team may send twenty; else one that all of the team send.
  const own = `${writer.workbook}-${writer.person}-${between(chance, 1, 2)}`;
  const tracker = chance() < 0.7 ? own : "the usual one";
  const submission = submissionOf(writer.team, tracker, name);
  const send = async (): Promise<AuditRun> => {
    const path = pathOf({ ...writer, runId });
    const reply = await address.ask(writer.person, path, { method: "PUT", body: submission });
    if (reply.status !== 200 && reply.status !== 201) throw new Error(`Refused with ${reply.status}: ${reply.text}`);
    return reply.json() as AuditRun;
  };
  const run = await send();
  if (chance() < 0.2) {
    const again = await send();
    if (again.receivedAt !== run.receivedAt) throw new Error(`${runId} was received twice.`);
  }
  return { ...writer, runId, submission, run };
}
