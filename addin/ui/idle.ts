/** In milliseconds. Safari has no word for idle. */
const aWhile = 200;

/** Until the page has nothing else to do. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    const now = (): void => {
      resolve();
    };
    if ("requestIdleCallback" in globalThis) requestIdleCallback(now);
    else setTimeout(now, aWhile);
  });
}
