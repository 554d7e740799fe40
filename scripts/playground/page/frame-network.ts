/** How the add-in's frames reach others: `cut`: nobody at all; `endpoint`: every server but the add-in's own. */
export interface FrameNetwork {
  readonly cut: boolean;
  readonly endpoint: "up" | "slow" | "down";
}

/** Tells every frame; `network-conditions.js` in it makes it true. Gives the way to change it. */
export function frameNetwork(start: FrameNetwork): (network: FrameNetwork) => void {
  let now = start;
  const message = (): string => JSON.stringify({ messageType: "PlaygroundNetwork", ...now });
  window.addEventListener("message", ({ data, source }) => {
    if (data === "PlaygroundNetwork?") (source as Window | null)?.postMessage(message(), "*");
  });
  return (network) => {
    now = network;
    for (const { contentWindow } of document.querySelectorAll("iframe")) contentWindow?.postMessage(message(), "*");
  };
}
