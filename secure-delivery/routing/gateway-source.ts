import type { RouteSource } from "./route-source.ts";

export interface ProvenGateway {
  readonly profile: string;
  readonly countsAs: "tls" | "sealed";
}

/** The organisation's gateway, which takes mail for everybody. Only after its self-test: an untried tag may be sent in clear. */
export function gatewaySource({ profile, countsAs }: ProvenGateway): RouteSource {
  return {
    evidence: "gateway",
    keptFor: "never",
    find: async () => ({
      way: { kind: "gateway", countsAs },
      evidence: "gateway",
      detail: profile,
      validForMs: 24 * 3_600_000,
    }),
  };
}
