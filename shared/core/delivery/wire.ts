import { z } from "zod";

/** Protocol v1 between client, portal and endpoint. The OpenAPI document is made from these schemas. */

/** 16 random bytes, base64url. Chosen by the client, because the pickup key is bound to it. */
export const messageId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "is not a message id");
const base64 = z.base64().min(4);
/** 32 random bytes, base64url. */
const serverShare = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "is not 32 bytes in base64url");
const timestamp = z.iso.datetime();
const address = z.string().min(3).max(254);

/** Largest sealed message that `POST /v1/messages` takes in its body, in bytes before base64. */
export const maxSealedBytes = 40 * 1024 * 1024;
/** Largest sealed message that comes by upload. */
export const maxUploadBytes = 150 * 1024 * 1024;
/** Largest piece of an upload: what is lost when a connection breaks. */
export const maxPieceBytes = 16 * 1024 * 1024;

export const discovery = z
  .object({
    protocol: z.literal("secure-delivery/1"),
    organisation: z.string(),
    maxSealedBytes: z.int(),
    maxUploadBytes: z.int(),
    maxPieceBytes: z.int(),
    openapi: z.string(),
    /** Ed25519, 32 bytes in base64url: what checkpoints of the log are signed with. Absent at older endpoints. */
    logKey: z.string().optional(),
    /** Of the key that submit plans are encrypted to: the policy's `sealing.deliveryKey` must be this one. */
    deliveryKeyFingerprint: z.string().optional(),
    /** What the portal offers besides a mailed code. */
    pickup: z.object({ passkeys: z.boolean(), trustedDeviceDays: z.number() }),
  })
  .meta({ id: "Discovery" });
export type Discovery = z.infer<typeof discovery>;

export const enrolmentRequest = z
  .strictObject({ code: z.string().min(8).max(64), address })
  .meta({ id: "EnrolmentRequest" });
export const enrolment = z.object({ token: z.string(), address }).meta({ id: "Enrolment" });
export type Enrolment = z.infer<typeof enrolment>;

export const revocation = z.strictObject({ address }).meta({ id: "Revocation" });
export const revoked = z.object({ revoked: z.int() }).meta({ id: "Revoked" });

/** What the client hands over: ciphertext, one share of the key, and whom to open for. Nothing readable. */
export const submission = z
  .strictObject({
    id: messageId,
    from: address,
    recipients: z.array(address).min(1).max(1_000),
    expiresAt: timestamp,
    serverShare,
    /** The OpenPGP message, binary, in base64. */
    sealed: base64,
    /** Verifier of a word that sender and recipients agreed upon: readers are asked for it besides the code. */
    secret: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/, "is not 32 bytes in base64url")
      .optional(),
    /** What the word was stretched with (secret-verifier.ts); left out: the message's id. */
    secretSalt: messageId.optional(),
    /** True where several people read one address: each of them gives a name. In the order of the recipients. */
    shared: z.array(z.boolean()).optional(),
    /** Telephone numbers (E.164) for codes by text message, in the order of the recipients; null: none. */
    phones: z
      .array(
        z
          .string()
          .regex(/^\+[1-9]\d{6,14}$/, "is not a telephone number such as +15550100123")
          .nullable(),
      )
      .optional(),
  })
  .meta({ id: "Submission" });
export type Submission = z.infer<typeof submission>;

/** 16 random bytes, base64url, chosen by the client. */
export const uploadId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "is not an upload id");
/** How much of an upload is durably stored: the next piece begins there. */
export const uploadState = z.object({ id: uploadId, offset: z.int() }).meta({ id: "UploadState" });
export type UploadState = z.infer<typeof uploadState>;

/** A submission whose sealed message was uploaded before, whole. */
export const uploadedSubmission = submission
  .omit({ sealed: true })
  .extend({ upload: z.strictObject({ id: uploadId, bytes: z.int().min(1) }) })
  .meta({ id: "UploadedSubmission" });
export type UploadedSubmission = z.infer<typeof uploadedSubmission>;

export const storedReceipt = z
  .object({ id: messageId, storedAt: timestamp, expiresAt: timestamp })
  .meta({ id: "StoredReceipt" });
export type StoredReceipt = z.infer<typeof storedReceipt>;

/** Ways that the endpoint can deliver, strongest first; none of them below `floor` is ever used. */
export const endpointRoutes = ["openpgp", "smime", "portal", "tls", "gateway", "plain"] as const;
export type EndpointRoute = (typeof endpointRoutes)[number];
export const endpointRoute = z.enum(endpointRoutes);

/**
 * A submit plan: the endpoint can read this message (`sealed` is encrypted to its delivery key too) and delivers it to each
 * recipient by the strongest way that works, not below `floor`. To, Cc and Bcc stand inside the message; `recipients` is
 * the envelope.
 */
export const deliverySubmission = submission
  .extend({
    floor: z.enum(["none", "tls", "sealed"]),
    /** The link's secret, encrypted to the delivery key (OpenPGP, binary, base64): for announcing a pickup. */
    linkSecret: base64,
    /** Of what the endpoint writes itself. */
    language: z.enum(["en", "es"]),
  })
  .meta({ id: "DeliverySubmission" });
export type DeliverySubmission = z.infer<typeof deliverySubmission>;

/** A submit plan whose sealed message was uploaded before, whole. */
export const uploadedDelivery = deliverySubmission
  .omit({ sealed: true })
  .extend({ upload: z.strictObject({ id: uploadId, bytes: z.int().min(1) }) })
  .meta({ id: "UploadedDelivery" });
export type UploadedDelivery = z.infer<typeof uploadedDelivery>;

/** How a route is known to work. Codes only: the pane has the sentences. */
export const routeEvidence = z.enum([
  "partner-pin",
  "dane",
  "mta-sts",
  "tls-probe",
  "key-pinned",
  "key-directory",
  "key-wkd",
  "key-server",
  "key-autocrypt",
  "certificate-pinned",
  "certificate-directory",
  "certificate-seen",
  "preference",
  "gateway",
  "endpoint",
]);
export type RouteEvidence = z.infer<typeof routeEvidence>;

export const rankedRoute = z
  .object({
    route: endpointRoute,
    evidence: routeEvidence,
    /** What was seen, such as `TLSv1.3`, or a key's fingerprint: never of the message. */
    detail: z.string().max(200),
    checkedAt: timestamp,
    validUntil: timestamp,
  })
  .meta({ id: "RankedRoute" });
export type RankedRoute = z.infer<typeof rankedRoute>;

/** `sensitive`: the message holds patient information, so the weaker evidence counts for nothing. */
export const routesRequest = z
  .strictObject({
    from: address,
    recipients: z.array(address).min(1).max(1_000),
    class: z.enum(["sensitive", "ordinary"]),
  })
  .meta({ id: "RoutesRequest" });
export type RoutesRequest = z.infer<typeof routesRequest>;

/** In the order of the request; routes strongest first, `portal` always among them. */
export const routesAnswer = z
  .object({ recipients: z.array(z.object({ routes: z.array(rankedRoute) })) })
  .meta({ id: "RoutesAnswer" });
export type RoutesAnswer = z.infer<typeof routesAnswer>;

export const recipientState = z.enum([
  "queued",
  "sending",
  "deferred",
  "tls_delivered",
  "e2e_delivered",
  "gateway_delivered",
  "plain_delivered",
  "bounced",
  "portal_ready",
  "notified",
  "opened",
  "replied",
  "not_me",
  "recalled",
  "expired",
]);
export type RecipientState = z.infer<typeof recipientState>;
export const messageState = z
  .object({
    id: messageId,
    /** For messages that the endpoint delivers: `held` while a recall still undoes all of it, `processing`, `settled`. */
    state: z.enum(["accepted", "held", "processing", "settled", "recalled", "expired"]),
    storedAt: timestamp,
    expiresAt: timestamp,
    /** Of a settled message: did everybody get it, some, nobody? */
    outcome: z.enum(["delivered", "partial", "failed"]).optional(),
    /** A legal hold keeps the content, whatever ends. Absent at older endpoints. */
    heldSince: timestamp.nullable().optional(),
    /** In the order of the submission: the endpoint keeps no addresses, only keyed digests. */
    recipients: z.array(
      z.object({
        state: recipientState,
        openedAt: timestamp.nullable(),
        /** Who opened it, of the people behind one address, by their own word; each once, the first first. */
        readers: z.array(z.object({ name: z.string(), openedAt: timestamp })).optional(),
        /** The way that was taken, for messages that the endpoint delivers. */
        route: endpointRoute.optional(),
        /** What was last seen on that way, such as `TLSv1.3` or the status `5.1.1`. */
        detail: z.string().max(200).optional(),
      }),
    ),
  })
  .meta({ id: "MessageState" });
export type MessageState = z.infer<typeof messageState>;

/** `after_open`: somebody has read it already; recall stops further opening, it cannot unread. */
export const recallReceipt = z
  .object({
    id: messageId,
    recalled: z.enum(["before_open", "after_open"]),
    /** Recipients who have the message itself already: it cannot be taken back from them. */
    notRecallable: z.int().optional(),
  })
  .meta({ id: "RecallReceipt" });
export type RecallReceipt = z.infer<typeof recallReceipt>;

export const holdChange = z.strictObject({ held: z.boolean() }).meta({ id: "HoldChange" });
/** How many keys of the keystore were encrypted anew. */
export const keysRotated = z.object({ rotated: z.int() }).meta({ id: "KeysRotated" });

export const expiryChange = z.strictObject({ expiresAt: timestamp }).meta({ id: "ExpiryChange" });

/** `by`: where the code goes; `sms` only where the sender gave a number. */
export const pickupChallenge = z
  .strictObject({ address, by: z.enum(["email", "sms"]).default("email") })
  .meta({ id: "PickupChallenge" });
/** The answer to every challenge, known address or not: it must tell nothing. */
export const pickupChallenged = z
  .object({
    codeMinutes: z.int(),
    /** A word that sender and recipient agreed upon is asked for as well. */
    secret: z.boolean(),
    /** What the word is stretched with; absent: the message's id. */
    secretSalt: messageId.optional(),
    /** Several people read one of the addresses: each reader is asked for a name. */
    named: z.boolean(),
    /** A code can come by text message. */
    sms: z.boolean(),
  })
  .meta({ id: "PickupChallenged" });
export type PickupChallenged = z.infer<typeof pickupChallenged>;

const besides = {
  address,
  /** Of the agreed word (secret-verifier.ts), where there is one. */
  secret: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, "is not 32 bytes in base64url")
    .optional(),
  /** Of the person who reads, where several read one address. */
  name: z
    .string()
    .regex(/^[^\p{C}]{1,80}$/u, "is not a name")
    .optional(),
};
const webauthn = z.looseObject({ id: z.string().min(1).max(1_024) });
/** One proof of the address: a mailed code, a browser that was trusted, or a passkey. */
export const pickupOpen = z
  .union([
    z.strictObject({ ...besides, code: z.string().regex(/^\d{6}$/), trust: z.boolean().default(false) }),
    z.strictObject({ ...besides, device: z.string().min(43).max(43) }),
    z.strictObject({ ...besides, passkey: webauthn }),
  ])
  .meta({ id: "PickupOpen" });
export type PickupOpen = z.infer<typeof pickupOpen>;
/** WebAuthn's own JSON (W3C, Level 3), as browsers make and take it. */
export const webauthnOptions = z.looseObject({ challenge: z.string() }).meta({ id: "WebAuthnOptions" });
export const passkeyOffer = z.strictObject({ address }).meta({ id: "PasskeyOffer" });
export const passkeyMade = z.strictObject({ address, passkey: webauthn }).meta({ id: "PasskeyMade" });
export const passkeyTaken = z.object({ taken: z.literal(true) }).meta({ id: "PasskeyTaken" });
/** `ticket` fetches the sealed content, for a few minutes. */
export const pickupOpened = z
  .object({
    serverShare,
    ticket: z.string(),
    expiresAt: timestamp,
    /** Opens without a code from now on, where the reader asked for it. */
    device: z.string().optional(),
  })
  .meta({ id: "PickupOpened" });
export type PickupOpened = z.infer<typeof pickupOpened>;

/** A recipient's answer, sealed in the browser. `sender`: whom it goes to, checked against the message's own sender. */
export const pickupReply = z
  .strictObject({ id: messageId, sender: address, serverShare, sealed: base64 })
  .meta({ id: "PickupReply" });
export type PickupReply = z.infer<typeof pickupReply>;

export const pickupReplies = z
  .object({
    replies: z.array(z.object({ id: messageId, storedAt: timestamp, serverShare, ticket: z.string() })),
  })
  .meta({ id: "PickupReplies" });
export type PickupReplies = z.infer<typeof pickupReplies>;

export const notMe = z.strictObject({ sender: address }).meta({ id: "NotMe" });
export type NotMe = z.infer<typeof notMe>;
export const notMeTaken = z.object({ taken: z.literal(true) }).meta({ id: "NotMeTaken" });
/** A short name, never a text: there is no place for anything about a patient. */
const slug = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, "is not a short name in small letters");

/**
 * `unencrypted`: a person asked for plain mail, was warned, and accepted (45 CFR 164.524). `marketing`: an authorisation
 * (45 CFR 164.508(a)(3)).
 */
export const registerKind = z.enum(["unencrypted", "marketing"]);
export type RegisterKind = z.infer<typeof registerKind>;

export const registerRequest = z
  .strictObject({
    register: registerKind,
    address,
    /** `access-request`, `appointment`, …; for marketing the organisation's own short name. */
    purpose: slug,
    /** Which warning was accepted, or which form was signed: its short name and version. */
    document: slug,
    until: timestamp,
  })
  .meta({ id: "RegisterRequest" });

export type RegisterRequest = z.infer<typeof registerRequest>;

export const registerEntry = z
  .object({
    id: z.string(),
    register: registerKind,
    purpose: z.string(),
    document: z.string(),
    /** Keyed digests of who did it. */
    recordedBy: z.string(),
    recordedAt: timestamp,
    until: timestamp,
    revoked: z.object({ by: z.string(), at: timestamp }).nullable(),
    /** Neither over nor revoked. */
    valid: z.boolean(),
  })
  .meta({ id: "RegisterEntry" });
export type RegisterEntry = z.infer<typeof registerEntry>;

/** A body, not a query: an address must not stand in a log of addresses. */
export const registerLookup = z.strictObject({ address }).meta({ id: "RegisterLookup" });
export const registerEntries = z.object({ entries: z.array(registerEntry) }).meta({ id: "RegisterEntries" });
export const registerRevocation = z.strictObject({ address }).meta({ id: "RegisterRevocation" });

/** A key that a sender's mail program has seen; it counts for that sender only. */
export const seenKey = z
  .strictObject({
    from: address,
    address,
    kind: z.enum(["autocrypt", "smime"]),
    /** The OpenPGP key (Autocrypt's keydata) or the certificate in DER, base64. */
    material: base64.max(100_000),
    seenAt: timestamp,
  })
  .meta({ id: "SeenKey" });
export const seenKeyTaken = z.object({ fingerprint: z.string() }).meta({ id: "SeenKeyTaken" });

/** The log of evidence up to here, signed with Ed25519 (secure-delivery/evidence/checkpoint.ts). */
export const checkpoint = z
  .object({ origin: z.string(), size: z.int(), root: z.string(), at: timestamp, signature: z.string() })
  .meta({ id: "Checkpoint" });
export type Checkpoint = z.infer<typeof checkpoint>;
const proof = z.array(z.string());
export const consistency = z.object({ first: z.int(), second: z.int(), proof }).meta({ id: "Consistency" });
export const evidence = z
  .object({ checkpoint, entries: z.array(z.object({ index: z.int(), entry: z.string(), proof })) })
  .meta({ id: "Evidence" });
export type Evidence = z.infer<typeof evidence>;

/** What happened to a message, in the order of the log; `next` goes into `after` of the next question. */
export const messageEvents = z
  .object({
    events: z.array(
      z.object({
        index: z.int(),
        /** `accepted`, `opened`, `read`, `expiry`, `held`, `released`, `recalled`, `expired`. */
        kind: z.string(),
        at: timestamp,
        /** By place in the submission. */
        recipient: z.int().optional(),
      }),
    ),
    next: z.int(),
  })
  .meta({ id: "MessageEvents" });
export type MessageEvents = z.infer<typeof messageEvents>;

/** A code, never a text: no blanks, no at sign. */
const auditCode = z.string().regex(/^[A-Za-z0-9._:+/=-]{1,100}$/, "is not a code");
const auditFact = z.union([z.number(), z.boolean(), z.null(), auditCode]);
const auditFacts = z.record(auditCode, z.union([auditFact, z.array(auditFact).max(100)]));
/** What a client decided, as core/audit describes it. `id`: random, so that a repeat from an offline queue is known. */
export const auditBatch = z
  .strictObject({
    events: z
      .array(
        z
          .looseObject({ id: auditCode, type: auditCode })
          .catchall(z.union([auditFact, z.array(auditFact).max(100), auditFacts])),
      )
      .min(1)
      .max(200),
  })
  .meta({ id: "AuditBatch" });
export type AuditBatch = z.infer<typeof auditBatch>;
export const auditKept = z.object({ kept: z.int() }).meta({ id: "AuditKept" });

/** Closed: clients act on these, people read `title` and `detail`. */
export const problemCodes = [
  "invalid-request",
  "unauthorised",
  "session-ended",
  "scope-missing",
  "identity-unavailable",
  "not-your-address",
  "not-found",
  "idempotency-key-missing",
  "idempotency-conflict",
  "idempotency-in-progress",
  "too-large",
  "too-many-requests",
  "code-wrong",
  "code-locked",
  "name-missing",
  "message-expired",
  "message-recalled",
  "ticket-invalid",
  "not-recallable",
  "upload-conflict",
  "digest-mismatch",
  "keystore-unavailable",
  "storage-unavailable",
  "internal",
] as const;

/** RFC 9457. `type` is `urn:sealpost:problem:<code>`. Never holds anything from the request. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.enum(problemCodes),
    retryable: z.boolean(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problem>;
export type ProblemCode = (typeof problemCodes)[number];
