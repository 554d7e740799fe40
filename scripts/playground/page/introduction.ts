import type { ComposeItem } from "../host/compose-item.ts";
import type { OfficeFrame } from "./office-frame.ts";

/** `_appName` of Outlook on the web. */
const outlookWebApp = 64;

/** What office.js asks first: where it runs, and what is supported there. */
export function appContext(frame: OfficeFrame, mailbox: string, language: string, roaming: object): object {
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
    _requirementMatrix: JSON.stringify({ Mailbox: mailbox, react: "0.1", NestedAppAuth: "1.1", DialogApi: "1.2" }),
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
export function initialData(item: ComposeItem): object {
  return {
    itemType: item.kind === "message" ? 4 : 5,
    permissionLevel: 2, // read and write the mailbox
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
