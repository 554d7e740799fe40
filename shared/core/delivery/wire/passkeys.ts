import { z } from "zod";
import { address } from "./fields.ts";

export const webauthn = z.looseObject({ id: z.string().min(1).max(1_024) });

/** WebAuthn's own JSON (W3C, Level 3), as browsers make and take it. */
export const webauthnOptions = z.looseObject({ challenge: z.string() }).meta({ id: "WebAuthnOptions" });

export const passkeyOffer = z.strictObject({ address }).meta({ id: "PasskeyOffer" });

export const passkeyMade = z.strictObject({ address, passkey: webauthn }).meta({ id: "PasskeyMade" });

export const passkeyTaken = z.object({ taken: z.literal(true) }).meta({ id: "PasskeyTaken" });
