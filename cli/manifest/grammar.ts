/**
 * What stands in what, in which order: the part of Microsoft's schemas (MS-OWEMXML: OfficeApp 1.1, MailApp
 * VersionOverrides 1.0 and 1.1) that a guard's manifest uses. `?` may be missing, `+` one or more, `*` any number.
 * What is not named here is not expected at all, so that a typing mistake is told.
 */
export const grammar: Readonly<Record<"base" | "overrides", Readonly<Record<string, string>>>> = {
  base: {
    "OfficeApp:MailApp":
      "Id AlternateId? Version ProviderName DefaultLocale DisplayName Description IconUrl? HighResolutionIconUrl? SupportUrl? AppDomains? Hosts Requirements FormSettings Permissions Rule DisableEntityHighlighting? VersionOverrides",
    DisplayName: "Override*",
    Description: "Override*",
    IconUrl: "Override*",
    HighResolutionIconUrl: "Override*",
    SupportUrl: "Override*",
    AppDomains: "AppDomain+",
    Hosts: "Host+",
    Requirements: "Sets",
    Sets: "Set+",
    FormSettings: "Form+",
    "Form:ItemRead": "DesktopSettings TabletSettings? PhoneSettings?",
    "Form:ItemEdit": "DesktopSettings TabletSettings? PhoneSettings?",
    DesktopSettings: "SourceLocation RequestedHeight?",
    "Rule:RuleCollection": "Rule+",
  },
  overrides: {
    "VersionOverrides:VersionOverridesV1_0": "Description? Requirements? Hosts? Resources? VersionOverrides?",
    "VersionOverrides:VersionOverridesV1_1":
      "Description? Requirements? Hosts Resources WebApplicationInfo? EquivalentAddins? ExtendedPermissions?",
    Requirements: "bt:Sets",
    "bt:Sets": "bt:Set+",
    Hosts: "Host+",
    "Host:MailHost": "Runtimes? DesktopFormFactor MobileFormFactor?",
    Runtimes: "Runtime+",
    Runtime: "Override?",
    DesktopFormFactor: "SupportsSharedFolders? FunctionFile? ExtensionPoint+",
    "ExtensionPoint:MessageComposeCommandSurface": "OfficeTab",
    "ExtensionPoint:AppointmentOrganizerCommandSurface": "OfficeTab",
    "ExtensionPoint:LaunchEvent": "LaunchEvents SourceLocation",
    OfficeTab: "Group+",
    Group: "Label Control+",
    "Control:Button": "Label Supertip Icon Action",
    Supertip: "Title Description",
    Icon: "bt:Image+",
    "Action:ShowTaskpane": "SourceLocation SupportsPinning? SupportsNoItemContext? SupportsMultiSelect?",
    LaunchEvents: "LaunchEvent+",
    Resources: "bt:Images? bt:Urls? bt:ShortStrings? bt:LongStrings?",
    "bt:Images": "bt:Image+",
    "bt:Urls": "bt:Url+",
    "bt:ShortStrings": "bt:String+",
    "bt:LongStrings": "bt:String+",
    "bt:Image": "bt:Override*",
    "bt:Url": "bt:Override*",
    "bt:String": "bt:Override*",
  },
};

/** Attributes that an element must have, with `?` may have. Namespaces and `xsi:type` go without saying. */
export const attributes: Readonly<Record<string, string>> = {
  DisplayName: "DefaultValue",
  IconUrl: "DefaultValue",
  HighResolutionIconUrl: "DefaultValue",
  SupportUrl: "DefaultValue",
  Set: "Name MinVersion",
  "bt:Sets": "DefaultMinVersion",
  "bt:Set": "Name MinVersion?",
  Runtime: "resid",
  FunctionFile: "resid",
  OfficeTab: "id",
  Group: "id",
  Control: "id",
  Label: "resid",
  Title: "resid",
  LaunchEvent: "Type FunctionName SendMode?",
  "bt:Url": "id DefaultValue",
  "bt:String": "id DefaultValue",
  "bt:Override": "Locale Value",
};
