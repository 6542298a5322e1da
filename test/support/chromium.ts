import { type Browser, chromium } from "playwright-core";
import { chromiumPath } from "../../local/set-up/chromium.ts";

/** Nothing is asked of the network but what a page asks; without a screen and with nobody's profile, as Playwright begins it. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium that has never been anywhere. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error("No Chromium was found: run npm test, which installs one.");
  return await chromium.launch({ executablePath, headless: true, args: flags });
}
