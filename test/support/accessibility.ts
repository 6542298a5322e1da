import axe from "axe-core";
import type { Frame, Page } from "playwright-core";
import { expect } from "vitest";

const isStill =
  "document.getAnimations().every((each) => each.playState !== 'running' || each.effect?.getTiming().iterations === Infinity)";

/** Nothing moves any more, and no colour is on its way from one to another; what turns for as long as it is shown turns on. */
export async function isAtRest(where: Page | Frame): Promise<void> {
  await expect.poll(() => where.evaluate(isStill), { timeout: 30_000 }).toBe(true);
}

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
  }[];
}

/** The accessibility faults that axe-core knows, in what is shown once it is at rest; with axe-core's own options. */
export async function accessibilityFaults(where: Page | Frame, options: object = {}): Promise<readonly string[]> {
  await isAtRest(where);
  if (await where.evaluate("globalThis.axe === undefined")) await where.evaluate(axe.source);
  // What leads the Tab key on from one part to the next is nowhere that anybody could stay (Fluent's tabster).
  const context = { exclude: ["[data-tabster-dummy]"] };
  const { violations } = await where.evaluate<Found>(
    `axe.run(${JSON.stringify(context)}, ${JSON.stringify({ ...options, resultTypes: ["violations"] })})`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any.map(({ message }) => message).join(" ")}`),
  );
}
