/* The network of an add-in's frame, as bad as was chosen in the page around it (frame-network.ts). */
(() => {
  const slowMs = 8_000;
  let network = { cut: false, endpoint: "up" };
  window.addEventListener("message", ({ data, source }) => {
    if (source !== parent || typeof data !== "string" || !data.includes('"PlaygroundNetwork"')) return;
    network = JSON.parse(data);
  });
  parent.postMessage("PlaygroundNetwork?", "*");
  const { fetch } = window;
  window.fetch = async (input, request) => {
    const { origin } = new URL(input.url ?? input, location.href);
    const { cut, endpoint } = network;
    const own = origin === location.origin;
    if (cut || (!own && endpoint === "down")) throw new TypeError("Failed to fetch");
    if (!own && endpoint === "slow") await new Promise((resolve) => setTimeout(resolve, slowMs));
    return fetch(input, request);
  };
})();
