import type { Permission } from "../host/call.ts";
import type { ComposeItem } from "../host/compose-item.ts";
import type { OfficeFrame } from "./office-frame.ts";
import type { Surroundings } from "./surroundings.ts";

/** `_appName` of Outlook on the web. */
const outlookWebApp = 64;

/** What office.js asks first: where it runs, and what is supported there. */
export function appContext(
  frame: OfficeFrame,
  { mailbox, language, signIn }: Pick<Surroundings, "mailbox" | "language" | "signIn">,
  roaming: object,
): object {
  const sets = { Mailbox: mailbox, react: "0.1", DialogApi: "1.2", ...(signIn && { NestedAppAuth: "1.1" }) };
  return {
    _id: frame.id,
    _appName: outlookWebApp,
    _appVersion: "16.01",
    _appUILocale: language,
    _dataLocale: language,
    _docUrl: location.href,
    _clientMode: 1,
    _settings: roaming,
    _reason: "documentOpened",
    _osfControlType: 0,
    _eToken: "",
    _correlationId: crypto.randomUUID(),
    _appInstanceId: frame.id,
    _appMinorVersion: 1,
    _requirementMatrix: JSON.stringify(sets),
    _dialogRequirementMatrix: "{}",
    _hostFullVersion: "20260101001.01",
    _hostCustomMessage: "",
    _clientWindowHeight: innerHeight,
    _clientWindowWidth: innerWidth,
    _addinName: "Sealpost",
    _appDomains: [frame.origin],
    _featureGates: {},
    _initialDisplayMode: 0,
    _marketplaceType: "EXCatalog",
  };
}

/** What office.js knows of the item without asking again. */
export function initialData(item: ComposeItem, permission: Permission): object {
  return {
    itemType: item.kind === "message" ? 4 : 5,
    permissionLevel: permission === "mailbox" ? 3 : 2, // As office.js counts them: 2 is read and write the item.
    hostVersion: "20260101001.01",
    owaView: "ThreeColumns",
    userDisplayName: item.from.name,
    userEmailAddress: item.from.address,
    userTimeZone: "UTC",
    userProfileType: "office365",
    conversationId: null,
    extensionId: "sealpost",
    isRestIdSupported: true,
  };
}
