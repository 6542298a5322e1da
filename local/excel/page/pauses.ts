/** Long work lets the keyboard in whenever it has taken this many milliseconds. */
const longest = 12;

/** To be asked within long work: answers a promise to wait for when others have waited long enough. */
export function pauses(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longest) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** The next turn of the page, without the delay that a timer has; typing and drawing come first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(undefined);
  });
}
