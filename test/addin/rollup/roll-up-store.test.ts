import { describe, expect, it } from "vitest";
import { rollUpStore, type RollUpStore } from "../../../addin/rollup/roll-up-store.ts";
import type { Answer, Client } from "../../../shared/contract/client.ts";
import type { Me, RollUp } from "../../../shared/contract/routes.ts";
import { headOf, rollUpOf, sent } from "./roll-ups.ts";

const counts = { met: 1 };
const now = (): Date => new Date("2025-09-15T11:00:00Z");
type Service = Pick<Client, "me" | "rollUp">;

/** A service that answers from these months, and remembers which years were asked for. */
function serviceOf(me: Me, months: readonly string[]): Service & { asked: string[] } {
  const asked: string[] = [];
  const rollUp = (council: string, service: string, year: number): Promise<Answer<RollUp>> => {
    asked.push(`${service} ${year}`);
    const ofYear = months.filter((month) => month.startsWith(`${year}-`));
    const entries = ofYear.map((month) => sent({ team: "east", month, counts }));
    return Promise.resolve({ ok: true, value: { ...rollUpOf(year, ["East"], entries), council, service } });
  };
  return { asked, me: () => Promise.resolve({ ok: true, value: me }), rollUp };
}

async function opened(client: Service): Promise<RollUpStore> {
  const store = rollUpStore({ client, now });
  await store.refresh();
  return store;
}

describe("the figures on the page", () => {
  it("open with the newest month of the first service, from two documents", async () => {
    const service = serviceOf(headOf(["safeguarding", "in-care"]), ["2025-07", "2025-08"]);
    const store = await opened(service);
    expect(store.state()).toMatchObject({ year: 2025, month: "2025-08", isLoading: false, readAt: now() });
    expect(service.asked).toEqual(["safeguarding 2025", "safeguarding 2024"]);
  });

  it("open with last December, and the year that led to it, while January has nothing", async () => {
    const service = serviceOf(headOf(["safeguarding"], "2026-01-05"), ["2025-12", "2024-12"]);
    const store = await opened(service);
    expect(store.state()).toMatchObject({ year: 2025, month: "2025-12" });
    expect(store.state().rollUp?.entries.map(({ month }) => month)).toEqual(["2024-12", "2025-12"]);
  });

  it("know which month is the newest, also while an older year is looked at", async () => {
    const store = await opened(serviceOf(headOf(["safeguarding"]), ["2023-05", "2025-08"]));
    await store.chooseYear(2023);
    expect(store.state()).toMatchObject({ month: "2023-05", newest: "2025-08" });
    const silent = await opened(serviceOf(headOf(["safeguarding"]), ["2024-06"]));
    expect(silent.state()).toMatchObject({ month: "2024-06", newest: "2024-06" });
  });

  it("have no month when nothing was submitted for the year", async () => {
    const store = await opened(serviceOf(headOf(["safeguarding"]), ["2025-08"]));
    await store.chooseYear(2022);
    expect(store.state()).toMatchObject({ year: 2022, isLoading: false });
    expect(store.state().month).toBeUndefined();
  });

  it("keep the month that is looked at when they are read again", async () => {
    const store = await opened(serviceOf(headOf(["safeguarding"]), ["2025-07", "2025-08"]));
    store.chooseMonth("2025-07");
    await store.refresh();
    expect(store.state().month).toBe("2025-07");
  });

  it("keep a month that is chosen while they are being read", async () => {
    const store = await opened(serviceOf(headOf(["safeguarding"]), ["2025-07", "2025-08"]));
    const reading = store.refresh();
    store.chooseMonth("2025-07");
    await reading;
    expect(store.state().month).toBe("2025-07");
  });

  it("are those of the service chosen last, in whatever order the answers arrive", async () => {
    const service = serviceOf(headOf(["safeguarding", "in-care"]), ["2025-08"]);
    const slow = new Map<string, () => void>();
    const store = rollUpStore({
      now,
      client: {
        ...service,
        rollUp: async (council, name, year) => {
          if (slow.size < 2 && name === "in-care") await new Promise<void>((go) => slow.set(`${year}`, go));
          return service.rollUp(council, name, year);
        },
      },
    });
    await store.refresh();
    const first = store.chooseService("haringey/in-care");
    await store.chooseService("haringey/safeguarding");
    for (const go of slow.values()) go();
    await first;
    expect(store.state().chosen?.service).toBe("safeguarding");
    expect(store.state().rollUp?.service).toBe("safeguarding");
  });

  it("stay when they cannot be read again, with the reason and the moment they were read", async () => {
    const service = serviceOf(headOf(["safeguarding"]), ["2025-08"]);
    const failure = { kind: "busy", sentence: "The service is busy: wait.", reference: "r-1" } as const;
    let isBusy = false;
    const store = rollUpStore({
      now,
      client: {
        ...service,
        me: () => (isBusy ? Promise.resolve({ ok: false, failure }) : service.me()),
      },
    });
    await store.refresh();
    isBusy = true;
    await store.refresh();
    expect(store.state()).toMatchObject({ failure, readAt: now(), month: "2025-08", isLoading: false });
    isBusy = false;
    await store.refresh();
    expect(store.state().failure).toBeUndefined();
  });

  it("are refused in a sentence to somebody who holds no service", async () => {
    const store = await opened(serviceOf(headOf([]), []));
    expect(store.state().failure).toMatchObject({ kind: "no-permission" });
  });

  it("are not there, with a sentence, when the sign-in service cannot be reached", async () => {
    const client: Service = { me: () => Promise.reject(new Error("network_error")), rollUp: () => never() };
    const store = await opened(client);
    expect(store.state()).toMatchObject({ isLoading: false, failure: { kind: "offline" } });
  });
});

function never(): never {
  throw new Error("This was not to be asked for.");
}
