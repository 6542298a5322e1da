import type { Outbox } from "../commands/outbox.ts";
import type { Confirmed } from "../commands/find-tracker.ts";
import type { PaneCore } from "./pane-core.ts";
import type { CheckScreen } from "./pane-state.ts";
import type { PaneShell } from "./shell.ts";

const submitting = () => import("./submitting.ts");

/** What waits in the workbook to be sent, and the receipts of what was. */
export async function outboxOf({ survey }: Confirmed): Promise<Outbox> {
  return (await submitting()).outboxIn(survey.remembered);
}

/** What to show instead where what stands on the screen may not be submitted as it is; undefined where it may. */
type WhyNot = (screen: CheckScreen, shell: PaneShell) => Promise<Partial<CheckScreen> | undefined>;

/** What can be done with submissions. */
export class Submissions {
  readonly #pane: PaneCore;
  readonly #whyNot: WhyNot;

  constructor(pane: PaneCore, whyNot: WhyNot) {
    this.#pane = pane;
    this.#whyNot = whyNot;
  }

  readonly fetchAhead = (): void => {
    submitting().catch(() => undefined);
  };

  readonly submit = async (team: string, month: string, unkept = false): Promise<void> => {
    await this.#pane.act("submitting", async (screen, shell) => {
      const instead = await this.#whyNot(screen, shell);
      return instead ?? (await (await submitting()).submitTeam(screen, shell, { team, month, unkept }));
    });
  };

  readonly trySending = async (runId: string, anyway = false): Promise<void> => {
    await this.#pane.act("submitting", async (screen, shell) =>
      (await submitting()).tryWaiting(screen, shell, (run) => run.runId === runId, anyway),
    );
  };

  readonly takeBack = async (runId: string): Promise<void> => {
    await this.#pane.act("submitting", async (screen, shell) => (await submitting()).takeRunBack(screen, shell, runId));
  };

  /** Only what this person submitted: somebody else's run would become theirs. */
  readonly sendWaiting = async (personId: string): Promise<void> => {
    const state = this.#pane.state();
    if (state.screen !== "check" || state.outbox?.waiting.some(({ by }) => by === personId) !== true) return;
    await this.#pane.act("submitting", async (screen, shell) =>
      (await submitting()).tryWaiting(screen, shell, ({ by }) => by === personId),
    );
  };
}
