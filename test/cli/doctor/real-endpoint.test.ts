import { request } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkCors } from "../../../cli/doctor/checks/cors.ts";
import { checkEndpoint } from "../../../cli/doctor/checks/endpoint.ts";
import { type Evidence, gather } from "../../../cli/doctor/evidence.ts";
import { type Clinic, openClinic } from "../../endpoint/clinic.ts";
import { testAuthority } from "../../support/test-authority.ts";

/** The real endpoint behind a TLS proxy, as it stands in production. */
let clinic: Clinic;
let proxy: Server;
let authority: string;

beforeAll(async () => {
  clinic = await openClinic();
  const root = await testAuthority("Test Authority");
  authority = root.cert;
  proxy = createServer(await root.issue({ names: ["mail.clinic.example"], days: 90 }), (asked, answered) => {
    const { method, url, headers } = asked;
    asked.pipe(
      request(`${clinic.url}${url}`, { method, headers }, (response) => {
        answered.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answered);
      }),
    );
  });
  await new Promise<void>((resolve) => void proxy.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await new Promise((resolve) => {
    proxy.close(resolve);
    proxy.closeAllConnections();
  });
  await clinic.stop();
});

function look(): Promise<Evidence> {
  const { port } = proxy.address() as AddressInfo;
  return gather(
    {
      host: "https://addin.clinic.example",
      manifest: null,
      endpoint: "https://mail.clinic.example/",
      keys: [],
      now: Date.now(),
    },
    // Nothing else is asked here: port 9 of this machine refuses.
    {
      trusted: [authority],
      at: (name) => ({ address: "127.0.0.1", port: name.startsWith("mail") ? port : 9 }),
      patience: 5_000,
    },
  );
}

test("the endpoint is known, ready, and lets the add-in's requests in", async () => {
  const evidence = await look();
  expect(
    [...checkEndpoint(evidence), ...checkCors(evidence)].map(({ check, state, code }) => `${check} ${state} ${code}`),
  ).toEqual(["endpoint ok endpoint-good", "endpoint-health ok endpoint-ready", "cors ok cors-good"]);
});
