import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import Provider, { type Configuration } from "oidc-provider";

/** One machine identity; what its tokens say beside the standard claims. */
export interface OidcPerson {
  readonly id: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly scopes: string;
}

export interface OidcServer {
  readonly issuer: string;
  /** An access token for the audience. */
  token(person: string, audience: string): Promise<string>;
  /** New keys, the old ones gone: as after a leak. */
  rotate(): Promise<void>;
  /** Nobody answers any more, until `rotate`. */
  goAway(): Promise<void>;
  stop(): Promise<void>;
}

const secret = "a-secret-of-the-test-only-0123456789";

/** The real oidc-provider, which signs real tokens with keys of its own. */
export async function startOidc(people: readonly OidcPerson[], lifeSeconds = 300): Promise<OidcServer> {
  let server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  server.on("request", await provider());

  async function provider(): Promise<ReturnType<Provider["callback"]>> {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const key: JWK = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: "RS256", use: "sig" };
    return new Provider(issuer, configurationOf(people, key, lifeSeconds)).callback();
  }
  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return {
    issuer,
    async token(person, audience) {
      const { scopes = "" } = people.find(({ id }) => id === person) ?? {};
      const response = await fetch(`${issuer}/token`, {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${person}:${secret}`)}` },
        body: new URLSearchParams({ grant_type: "client_credentials", resource: audience, scope: scopes }),
      });
      const answer = (await response.json()) as { access_token?: string };
      if (answer.access_token === undefined) throw new Error(`no token: ${JSON.stringify(answer)}`);
      return answer.access_token;
    },
    async rotate() {
      await close();
      const next = await provider();
      server = createServer(next);
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    },
    goAway: close,
    stop: close,
  };
}

function configurationOf(people: readonly OidcPerson[], key: JWK, lifeSeconds: number): Configuration {
  return {
    clients: people.map(({ id, scopes }) => ({
      client_id: id,
      client_secret: secret,
      grant_types: ["client_credentials"],
      redirect_uris: [],
      response_types: [],
      scope: scopes,
    })),
    jwks: { keys: [key] },
    ttl: { ClientCredentials: lifeSeconds },
    scopes: ["send", "read", "recall", "hold", "audit", "admin"],
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({
          scope: "send read recall hold audit admin",
          audience: resource,
          accessTokenTTL: lifeSeconds,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
    extraTokenClaims: (_, token) => people.find(({ id }) => id === token.clientId)?.claims ?? {},
  };
}
