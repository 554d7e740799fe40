/** oidc-provider brings no types; this much of it is used. */
declare module "oidc-provider" {
  import type { RequestListener } from "node:http";

  export interface Configuration {
    readonly [setting: string]: unknown;
    readonly features: {
      readonly resourceIndicators: {
        readonly enabled: true;
        readonly getResourceServerInfo: (context: unknown, resource: string) => object;
      };
      readonly [feature: string]: unknown;
    };
    readonly extraTokenClaims: (context: unknown, token: { readonly clientId: string }) => object;
  }
  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): RequestListener;
  }
}
