import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const installed: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/microsoft-edge",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
    String.raw`C:\Program Files\Microsoft\Edge\Application\msedge.exe`,
  ],
};

/** The browser for the tests: the one named by CHROME_PATH, one that is installed, or the one Playwright has fetched. */
export function chromiumPath(): string | undefined {
  const named = process.env["CHROME_PATH"];
  const candidates = [...(named === undefined ? [] : [named]), ...(installed[process.platform] ?? [])];
  return [...candidates, chromium.executablePath()].find((file) => existsSync(file));
}

function run(command: string, args: readonly string[]): boolean {
  process.stdout.write(`> ${command} ${args.join(" ")}\n`);
  const done = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    shell: process.platform === "win32",
  });
  return done.status === 0;
}

const isRootWithApt = (): boolean => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** Finds a Chromium, installing one where there is none. */
export function ensureChromium(): string {
  const found = chromiumPath();
  if (found !== undefined) return found;
  if (isRootWithApt()) {
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  } else {
    run("npx", ["playwright-core", "install", "chromium"]);
  }
  const now = chromiumPath();
  if (now === undefined) {
    throw new Error(
      "No browser for the tests was found. Install Chrome, Chromium or Edge, or name one with CHROME_PATH, and run npm test again.",
    );
  }
  return now;
}
