/*
 * The bridge over which MSAL asks Outlook for tokens (nested app authentication). In life office.js brings it; the messages are
 * those of @azure/msal-browser's `naa/BridgeRequestEnvelope` and `BridgeResponseEnvelope`.
 */
(() => {
  const listeners = new Set();
  window.addEventListener("message", ({ data, source }) => {
    if (source !== parent || typeof data !== "string" || !data.includes('"NestedAppAuthResponse"')) return;
    for (const heard of listeners) heard(data);
  });
  window.nestedAppAuthBridge = {
    addEventListener: (_type, heard) => listeners.add(heard),
    removeEventListener: (_type, heard) => listeners.delete(heard),
    postMessage: (message) => parent.postMessage(message, "*"),
  };
})();
