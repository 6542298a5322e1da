import { Cron } from "croner";
import { type RegisteredFunction, triggerOf } from "./function-app.ts";
import type { Invoker, Outcome } from "./invoker.ts";
import { type Environment, resolveSettings } from "./settings.ts";

// croner reads more than NCRONTAB does (L, W, #, nicknames): what Azure would refuse is refused here.
const field = /^[\d*,/-]+$/;
const namedField = /^(?:[\d*,/-]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT)+$/i;

function requireNcrontab(schedule: string, functionName: string): void {
  const fields = schedule.trim().split(/\s+/);
  const valid = fields.length === 6 && fields.every((text, index) => (index < 4 ? field : namedField).test(text));
  if (valid) return;
  throw new Error(
    `The timer "${functionName}" has the schedule "${schedule}": write six fields, seconds first, as in "0 30 6 * * 1-5".`,
  );
}

/** One timer trigger. Runs of one timer never overlap, as in Azure. */
export class TimerFunction {
  readonly schedule: string;
  readonly #fn: RegisteredFunction;
  readonly #invoker: Invoker;
  readonly #job: Cron;

  constructor(fn: RegisteredFunction, invoker: Invoker, environment: Environment) {
    const { binding } = triggerOf(fn);
    this.#fn = fn;
    this.#invoker = invoker;
    this.schedule = resolveSettings(String(binding["schedule"]), environment);
    requireNcrontab(this.schedule, fn.metadata.name);
    const options = {
      domAndDow: true,
      protect: true,
      unref: true,
      paused: true,
      timezone: environment["WEBSITE_TIME_ZONE"] ?? "UTC",
    };
    this.#job = new Cron(this.schedule, options, async () => {
      await this.run();
    });
  }

  start(): void {
    this.#job.resume();
    if (triggerOf(this.#fn).binding["runOnStartup"] === true) void this.run();
  }

  stop(): void {
    this.#job.stop();
  }

  async run(): Promise<Outcome> {
    const now = new Date().toISOString();
    const info = {
      Schedule: { AdjustForDST: true },
      // Nothing is kept between starts, so a run that was missed while the host was down is not made up for.
      ScheduleStatus: { Last: now, Next: this.#job.nextRun()?.toISOString() ?? now, LastUpdated: now },
      IsPastDue: false,
    };
    return this.#invoker.withRetries(this.#fn, { data: { json: JSON.stringify(info) } });
  }
}
