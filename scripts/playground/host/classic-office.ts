import type { ComposeItem, EmulatedRecipient } from "./compose-item.ts";

type Callback = (result: object) => void;

export type ClassicHandlers = Map<string, (event: object) => void>;

export interface AroundClassic {
  readonly kind: ComposeItem["kind"];
  readonly user: EmulatedRecipient;
  readonly language: string;
  readonly roaming: Record<string, string>;
  /** By dispatch id, as office.js asks on the web: the emulation behind it is one. */
  readonly ask: (id: number, params: object, answered: (reply: object) => void) => void;
}

/** `Office` as the handler finds it on classic Windows: only the members that it uses. */
export function classicOffice(
  { kind, user, language, roaming, ask }: AroundClassic,
  handlers: ClassicHandlers,
): object {
  const call = (
    id: number,
    params: object,
    callback: Callback | undefined,
    read: (data: never) => unknown = (data) => data,
  ): void => {
    ask(id, params, (reply) => {
      const { error, errorCode, data } = reply as { error: boolean; errorCode?: number; data?: never };
      callback?.(
        error ? { status: "failed", error: { code: errorCode } } : { status: "succeeded", value: read(data as never) },
      );
    });
  };
  /** The callback is always the last one. */
  const method =
    (id: number, params: (...given: never[]) => object = () => ({}), read?: (data: never) => unknown) =>
    (...given: unknown[]): void =>
      call(id, params(...(given as never[])), given.at(-1) as Callback, read);
  const person = ({ name, address, recipientType }: { name: string; address: string; recipientType: number }) => ({
    displayName: name,
    emailAddress: address,
    recipientType: ["other", "distributionList", "user", "externalUser"][recipientType],
  });
  const recipients = (recipientField: number) => ({
    getAsync: method(
      15,
      () => ({ recipientField }),
      (list: never) => (list as never[]).map(person),
    ),
  });
  const coercion = (type: string): number => (type === "html" ? 3 : 0);
  return {
    onReady: () => Promise.resolve({}),
    actions: { associate: (name: string, handler: (event: object) => void) => void handlers.set(name, handler) },
    context: {
      displayLanguage: language,
      requirements: { isSetSupported: () => true },
      roamingSettings: {
        get: (name: string) => roaming[name],
        set: (name: string, value: string) => {
          roaming[name] = value;
        },
        saveAsync: method(404, () => ({ 0: { ...roaming } })),
      },
      mailbox: {
        userProfile: { displayName: user.name, emailAddress: user.address },
        item: {
          itemType: kind,
          subject: { getAsync: method(18), setAsync: method(17, (subject: never) => ({ subject })) },
          to: recipients(0),
          cc: recipients(1),
          bcc: recipients(2),
          requiredAttendees: recipients(0),
          optionalAttendees: recipients(1),
          from: { getAsync: method(107, () => ({}), person as never) },
          organizer: { getAsync: method(107, () => ({}), person as never) },
          body: {
            getTypeAsync: method(14),
            getAsync: method(37, (type: never) => ({ coercionType: coercion(type) })),
          },
          getComposeTypeAsync: method(174),
          getAttachmentsAsync: method(
            149,
            () => ({}),
            (list: never) =>
              (list as { attachmentType: number }[]).map((one) => ({
                ...one,
                attachmentType: ["file", "item", "cloud"][one.attachmentType],
              })),
          ),
          getAttachmentContentAsync: method(150, (id: never) => ({ id })),
          loadCustomPropertiesAsync: (callback: Callback) =>
            ask(3, {}, (reply) => {
              const kept = JSON.parse((reply as { customProperties?: string }).customProperties ?? "{}");
              callback({ status: "succeeded", value: { get: (name: string) => kept[name] } });
            }),
          sessionData: {
            getAsync: method(186, (name: never) => ({ name })),
            setAsync: method(185, (name: never, value: never) => ({ name, value })),
            removeAsync: method(189, (name: never) => ({ name })),
          },
          internetHeaders: {
            setAsync: method(152, (internetHeaderNameValuePairs: never) => ({ internetHeaderNameValuePairs })),
          },
        },
      },
    },
  };
}
