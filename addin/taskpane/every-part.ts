/** What is fetched when it is first wanted: pages, and the commands behind them. A test holds the list complete. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import("./submitting.ts"),
  () => import("../commands/check.ts"),
  () => import("../commands/check-here.ts"),
  () => import("./checking-again.ts"),
  () => import("../commands/mark.ts"),
  () => import("../commands/marks-amiss.ts"),
  () => import("../commands/by-hand.ts"),
  () => import("./shown-of-check.ts"),
  () => import("../commands/find-tracker.ts"),
  () => import("../commands/correct-entry.ts"),
  () => import("../commands/turned-columns.ts"),
  () => import("../commands/read-to-be-sent.ts"),
  () => import("./work-view.tsx"),
  () => import("./confirm-view.tsx"),
  () => import("./agenda-view.tsx"),
  () => import("../commands/insert-sheet.ts"),
  () => import("./weeks-view.tsx"),
  () => import("./weeks-chart.ts"),
  () => import("../commands/calendar-file.ts"),
  () => import("./sample-view.tsx"),
  () => import("./help-page.tsx"),
  () => import("./keys-page.tsx"),
  () => import("./sent-page.tsx"),
  () => import("./forget-workbook.tsx"),
  () => import("../commands/forget.ts"),
];

/**
 * Fetches all of them, each in a moment of its own. The same site may serve the pages and the service, and be out of reach
 * when they are wanted: from here on the pane works without a connection.
 */
export async function fetchEveryPart(idle: () => Promise<void>): Promise<void> {
  for (const part of parts) {
    await idle();
    await part().catch(() => undefined);
  }
}
