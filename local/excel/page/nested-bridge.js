// Stands in for the bridge that real Excel puts into a pane's window. Served by the local stack only, before the pane's own script.
(() => {
  const listeners = new Set();
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || typeof event.data !== "object" || event.data?.nestedAppAuth === undefined)
      return;
    for (const listener of listeners) listener(event.data.nestedAppAuth);
  });
  window.nestedAppAuthBridge = {
    addEventListener: (_type, listener) => listeners.add(listener),
    removeEventListener: (_type, listener) => listeners.delete(listener),
    postMessage: (text) => window.parent.postMessage({ nestedAppAuth: text }, window.location.origin),
  };
})();
