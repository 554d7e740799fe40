import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export type Preferences = Readonly<Record<string, string | number | boolean>>;

export interface ProfileOptions {
  readonly smtpPort: number;
  readonly marionettePort: number;
  /** Added last, so that a test can change any of the others. */
  readonly preferences: Preferences;
}

/** The two senders of every profile: one writes HTML, one plain text. */
export const htmlSender = "alice@clinic.example";
export const plainSender = "alice.plain@clinic.example";

/** Writes a throw-away profile: two identities that send to `smtpPort`, no first run, no network of its own. */
export function writeProfile(folder: string, { smtpPort, marionettePort, preferences }: ProfileOptions): void {
  mkdirSync(folder, { recursive: true });
  const all: Preferences = {
    ...accounts(smtpPort),
    ...quiet,
    ...offTheNetwork,
    ...automation,
    "marionette.port": marionettePort,
    ...preferences,
  };
  const lines = Object.entries(all).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(path.join(folder, "user.js"), `${lines.join("\n")}\n`);
}

/** Local Folders, and a POP3 account that is never asked for mail: an account is what makes identities valid. */
function accounts(smtpPort: number): Preferences {
  return {
    "mail.accountmanager.accounts": "account1,account2",
    "mail.accountmanager.defaultaccount": "account2",
    "mail.accountmanager.localfoldersserver": "server1",
    "mail.account.account1.server": "server1",
    ...below("mail.server.server1", {
      type: "none",
      hostname: "Local Folders",
      userName: "nobody",
      name: "Local Folders",
      "directory-rel": "[ProfD]Mail/Local Folders",
    }),
    "mail.account.account2.server": "server2",
    "mail.account.account2.identities": "id1,id2",
    ...below("mail.server.server2", {
      type: "pop3",
      hostname: "127.0.0.1",
      port: 1,
      userName: "alice",
      name: htmlSender,
      "directory-rel": "[ProfD]Mail/clinic.example",
      check_new_mail: false,
      login_at_startup: false,
      download_on_biff: false,
      deferred_to_account: "",
    }),
    ...below("mail.identity.id1", {
      fullName: "Alice Clinic",
      useremail: htmlSender,
      smtpServer: "smtp1",
      valid: true,
      compose_html: true,
      fcc: true,
      fcc_folder: "mailbox://nobody@Local%20Folders/Sent",
      draft_folder: "mailbox://nobody@Local%20Folders/Drafts",
      fcc_folder_picker_mode: "0",
      drafts_folder_picker_mode: "0",
    }),
    ...below("mail.identity.id2", {
      fullName: "Alice Plain",
      useremail: plainSender,
      smtpServer: "smtp1",
      valid: true,
      compose_html: false,
      fcc: false,
    }),
    "mail.smtpservers": "smtp1",
    "mail.smtp.defaultserver": "smtp1",
    ...below("mail.smtpserver.smtp1", {
      type: "smtp",
      hostname: "127.0.0.1",
      port: smtpPort,
      try_ssl: 0,
      authMethod: 1,
      username: "",
    }),
  };
}

/** No first-run pages, no questions that a test would have to answer. */
const quiet: Preferences = {
  ...below("mail", {
    "provider.suppress_dialog_on_startup": true,
    "spotlight.firstRunDone": true,
    "winsearch.firstRunDone": true,
    "shell.checkDefaultClient": false,
    "shell.checkDefaultMail": false,
    "rights.override": true,
    "ui-rdf.version": 999,
    "inappnotifications.enabled": false,
    "inappnotifications.url": "",
    warn_on_send_accel_key: false,
    SpellCheckBeforeSend: false,
    showPreviewText: false,
    minimizeToTray: false,
    "biff.show_alert": false,
    "biff.play_sound": false,
    "biff.show_tray_icon": false,
    "chat.enabled": false,
    "compose.attachment_reminder": false,
    "compose.autosave": false,
    "compose.warn_public_recipients.aggressive": false,
  }),
  ...below("mailnews", {
    "start_page.enabled": false,
    "start_page_override.mstone": "ignore",
    "start_page.override_url": "",
    "start_page.url": "",
    "start_page.welcome_url": "",
    sendInBackground: false,
    "emptyJunk.dontAskAgain": true,
    auto_config_url: "",
    mx_service_url: "",
  }),
  "app.donation.eoy.version.viewed": 999,
  "browser.startup.page": 0,
  "browser.shell.checkDefaultBrowser": false,
  "toolkit.startup.max_resumed_crashes": -1,
  "calendar.timezone.local": "UTC",
  "calendar.timezone.useSystemTimezone": false,
  "intl.regional_prefs.use_os_locales": false,
};

const offTheNetwork: Preferences = {
  ...below("datareporting", {
    "policy.dataSubmissionEnabled": false,
    "policy.dataSubmissionPolicyBypassNotification": true,
    "healthreport.uploadEnabled": false,
  }),
  "toolkit.telemetry.enabled": false,
  "toolkit.telemetry.unified": false,
  "toolkit.telemetry.server": "https://127.0.0.1:1/",
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  "app.normandy.enabled": false,
  "services.settings.server": "http://127.0.0.1:1/v1",
  "security.remote_settings.intermediates.enabled": false,
  "security.OCSP.enabled": 0,
  "app.update.enabled": false,
  "app.update.auto": false,
  "app.update.disabledForTesting": true,
  ...below("extensions", {
    "update.enabled": false,
    "systemAddon.update.enabled": false,
    "getAddons.cache.enabled": false,
    "blocklist.enabled": false,
  }),
  ...below("browser", {
    "safebrowsing.malware.enabled": false,
    "safebrowsing.phishing.enabled": false,
    "safebrowsing.downloads.enabled": false,
    "region.network.url": "",
    "region.update.enabled": false,
  }),
  ...below("network", {
    "captive-portal-service.enabled": false,
    "connectivity-service.enabled": false,
    "dns.disablePrefetch": true,
    "prefetch-next": false,
    "http.speculative-parallel-limit": 0,
    "trr.mode": 5,
    // The test's own link state decides nothing: everything is on this machine.
    "manage-offline-status": false,
  }),
  "dom.push.connection.enabled": false,
  "geo.enabled": false,
  "media.gmp-manager.updateEnabled": false,
};

const automation: Preferences = {
  "extensions.autoDisableScopes": 0,
  "extensions.enabledScopes": 15,
  "xpinstall.signatures.required": false,
  "extensions.logging.enabled": false,
  "browser.dom.window.dump.enabled": true,
  "devtools.console.stdout.chrome": true,
  "devtools.console.stdout.content": true,
  "dom.ipc.processPrelaunch.enabled": false,
};

function below(branch: string, preferences: Preferences): Preferences {
  return Object.fromEntries(Object.entries(preferences).map(([name, value]) => [`${branch}.${name}`, value]));
}
