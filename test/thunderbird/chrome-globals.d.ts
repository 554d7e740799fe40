// What the test code uses inside Thunderbird's own windows (Marionette's chrome context). Not complete, on purpose.

declare const Services: {
  readonly wm: { getEnumerator(type: string): Iterable<ComposeWindow> };
  readonly startup: { quit(mode: number): void };
  readonly tm: { dispatchToMainThread(run: () => void): void };
  readonly io: { offline: boolean };
  readonly prefs: { setStringPref(name: string, value: string): void };
  readonly obs: { notifyObservers(subject: null, topic: string, data: string): void };
};
declare const Ci: {
  readonly nsIAppStartup: { readonly eForceQuit: number };
  readonly nsIAbDirectory: unknown;
  readonly nsIX509CertDB: unknown;
  readonly nsIFile: unknown;
};
declare const Cc: {
  readonly "@mozilla.org/addressbook/directoryproperty;1": { createInstance(type: unknown): MailingList };
  readonly "@mozilla.org/security/x509certdb;1": { getService(type: unknown): CertificateStore };
  readonly "@mozilla.org/file/local;1": { createInstance(type: unknown): LocalFile };
};

interface LocalFile {
  initWithPath(path: string): void;
}

interface CertificateStore {
  addCertFromBase64(certificate: string, trust: string): void;
  importPKCS12File(file: LocalFile, password: string): number;
  constructX509FromBase64(certificate: string): { readonly displayName: string; readonly dbKey: string };
  getCerts(): readonly { getBase64DERString(): string }[];
}

interface MailingList {
  isMailList: boolean;
  dirName: string;
}

declare const MailServices: {
  readonly ab: { getDirectory(uri: string): { addMailList(list: MailingList): void } };
  readonly accounts: {
    readonly localFoldersServer: {
      readonly rootFolder: {
        getFolderWithFlags(flags: number): { readonly messages: Iterable<{ readonly mime2DecodedSubject: string }> };
      };
    };
  };
};

declare const WebExtensionPolicy: {
  getByID(id: string): { readonly extension: ChromeExtension } | null;
};

interface ChromeExtension {
  readonly warnings: readonly string[];
  readonly backgroundState: string;
  readonly backgroundContext?: { readonly xulBrowser?: { readonly browsingContext: ChromeBrowsingContext } };
  wakeupBackground?(): Promise<void>;
  terminateBackground(options?: { disableResetIdleForTest: boolean }): Promise<void>;
}

interface ChromeBrowsingContext {
  readonly currentWindowGlobal: {
    getActor(name: "MarionetteCommands"): {
      executeScript(script: string, args: readonly unknown[], options: object): Promise<string>;
    };
  } | null;
}

interface ComposeWindow extends Window {
  readonly composeEditorReady: boolean;
  gContentChanged: boolean;
  gWindowLocked: boolean;
  readonly gSendEncrypted: boolean;
  readonly gSelectedTechnologyIsPGP: boolean;
  onEncryptionChoice(choice: "OpenPGP" | "SMIME" | "enc"): void;
  gMsgCompose?: { bodyModified: boolean };
  readonly gAttachmentBucket: { readonly itemChildren: readonly unknown[] };
  ToggleWindowLock?(locked: boolean): void;
  goDoCommand(command: string): void;
  GetCurrentEditor(): { insertText(text: string): void; beginningOfDocument(): void; selectAll(): void };
  SetContentAndBodyAsUnmodified(): void;
}

declare const ChromeUtils: {
  /** Modules differ; whoever imports one says what it takes from it. */
  importESModule(url: string): object;
  requestProcInfo(): Promise<{ readonly children: readonly { readonly type: string; readonly memory: number }[] }>;
};
