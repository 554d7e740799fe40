import type { AuditEvent } from "../../shared/core/audit/audit-event.ts";
import type { NewAttachment } from "../../shared/core/draft/compose-host.ts";
import { type MailSink, startMailSink } from "../support/mail-sink.ts";
import { addonId } from "./addon-id.ts";
import { closeComposeWindows, toComposeWindow } from "./compose-window.ts";
import { backgroundPage, type RunInPage, suspendBackground } from "./extension-page.ts";
import { clearAudit, readAudit } from "./kept-audit.ts";
import type { Marionette } from "./marionette.ts";
import { countPanes } from "./pane-window.ts";
import { htmlSender } from "./profile.ts";
import { startThunderbird, type Thunderbird, type ThunderbirdOptions } from "./thunderbird.ts";
import { toMainWindow, until } from "./windows.ts";

export interface Message {
  readonly to: string[];
  readonly bcc?: string[];
  readonly subject: string;
  readonly body: string;
  readonly format?: "html" | "plain";
  readonly attachments?: readonly NewAttachment[];
}

/** Everything of a compose window that a recipient could notice, as Thunderbird itself tells it. */
export interface WindowContent {
  readonly to: readonly unknown[];
  readonly subject: string;
  readonly body: string;
  readonly plainTextBody: string;
  readonly attachments: readonly { readonly name: string; readonly content: string }[];
}

/** The newer half of the API, which the published types lack. */
interface MailStore {
  readonly folders: {
    query(wanted: { canAddMessages?: boolean; path?: string }): Promise<readonly { readonly id: string }[]>;
  };
  readonly messageDisplay: { open(shown: { messageId: number; location: "tab" }): Promise<unknown> };
  readonly messages: {
    import(file: File, folderId: string, properties: object): Promise<{ readonly id: number }>;
    query(wanted: { folderId: string }): Promise<{ readonly messages: readonly { readonly id: number }[] }>;
    getRaw(id: number): Promise<File>;
  };
}

export type AnswerKind = "replyToSender" | "replyToAll" | "forwardInline" | "forwardAsAttachment";

/** A real Thunderbird with the built add-on, sending to a real SMTP server that keeps every mail. */
export interface GuardedThunderbird {
  readonly marionette: Marionette;
  readonly background: RunInPage;
  readonly sink: MailSink;
  readonly thunderbird: Thunderbird;
  /** Opens a compose window and brings it into focus; gives its tab. */
  compose(message: Message): Promise<number>;
  /** Lets a mail arrive and opens it, as a user does before answering; waits until this text of it is on the screen. */
  receive(mail: string, shown: string): Promise<number>;
  /** Answers or forwards a mail that was received; gives the tab. */
  answer(id: number, how: AnswerKind): Promise<number>;
  content(tabId: number): Promise<WindowContent>;
  /** Gives the add-on a policy of the user's own; null takes it away. */
  setPolicy(policy: object | string | null): Promise<void>;
  /** Every event of the audit log, oldest first. */
  auditEvents(): Promise<readonly AuditEvent[]>;
  /** Enrols the HTML sender at an endpoint, without asking it. */
  giveToken(endpoint: string): Promise<void>;
  takeToken(endpoint: string): Promise<void>;
  /** Enrols a sender, the HTML one where no other is named, at a real endpoint. */
  enrol(endpoint: string, code: string, sender?: string): Promise<void>;
  /** The sender's copies, as they lie in Sent; oldest first. */
  sentMails(): Promise<readonly string[]>;
  /** What the toolbar button of a compose window says: its mark and its title. */
  badge(tabId: number): Promise<{ readonly text: string; readonly title: string }>;
  /** Breaks the next filing of a mail. */
  breakImport(): Promise<void>;
  /** Names of what the add-on keeps for this session. */
  sessionKeys(): Promise<readonly string[]>;
  /** What the endpoint says to the HTML sender of each message that the audit log knows. */
  storedMessageStates(endpoint: string): Promise<readonly string[]>;
  /** Breaks the next call that reads a draft. */
  breakListAttachments(how: "reject" | "hang"): Promise<void>;
  /** Puts a mailing list into the address book. */
  addMailingList(name: string): Promise<void>;
  subjectsInOutbox(): Promise<readonly string[]>;
  subjectsInDrafts(): Promise<readonly string[]>;
  /** Closes panes and compose windows, forgets the mails so far and every decision. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export async function startGuardedThunderbird(options: Partial<ThunderbirdOptions> = {}): Promise<GuardedThunderbird> {
  const sink = await startMailSink();
  const thunderbird = await startThunderbird({ smtpPort: sink.port, screen: "headless", ...options });
  const { marionette } = thunderbird;
  await thunderbird.installAddon(`${process.cwd()}/dist/thunderbird`);
  const background = backgroundPage(marionette, addonId);
  return {
    marionette,
    background,
    sink,
    thunderbird,
    compose: async ({ to, bcc = [], subject, body, format = "html", attachments = [] }) => {
      const files = attachments.map(({ content, ...file }) => ({ ...file, content: [...content] }));
      const tabId = await background(
        async (details, added) => {
          const { id } = await messenger.compose.beginNew({
            ...details,
            attachments: added.map(({ name, mediaType, content }) => ({
              name,
              file: new File([new Uint8Array(content)], name, { type: mediaType }),
            })),
          });
          return id ?? -1;
        },
        {
          to,
          bcc,
          subject,
          ...(format === "html" ? { isPlainText: false, body } : { isPlainText: true, plainTextBody: body }),
        },
        files,
      );
      await toComposeWindow(marionette, subject);
      return tabId;
    },
    receive: async (mail, shown) => {
      // From a window that stays: a task whose window closes is run again, and a mail cannot come twice.
      await toMainWindow(marionette);
      const id = await background(async (text) => {
        const { folders, messages, messageDisplay } = messenger as unknown as MailStore;
        const [folder] = await folders.query({ canAddMessages: true });
        const file = new File([text], "received.eml", { type: "message/rfc822" });
        const message = await messages.import(file, folder?.id ?? "", { read: true });
        await messageDisplay.open({ messageId: message.id, location: "tab" });
        return message.id;
      }, mail);
      await toMainWindow(marionette);
      await until("the mail to be shown", () => marionette.run(showsText, shown));
      return id;
    },
    answer: (id, how) =>
      background(
        async (message, kind) => {
          const { beginForward, beginReply } = messenger.compose;
          const tab =
            kind === "forwardInline" || kind === "forwardAsAttachment"
              ? await beginForward(message, kind)
              : await beginReply(message, kind);
          return tab.id ?? -1;
        },
        id,
        how,
      ),
    content: (tabId) =>
      background(async (tab) => {
        const details = await messenger.compose.getComposeDetails(tab);
        const attachments = await Promise.all(
          (await messenger.compose.listAttachments(tab)).map(async ({ id, name }) => {
            const bytes = new Uint8Array(await (await messenger.compose.getAttachmentFile(id)).arrayBuffer());
            return { name: name ?? "", content: Array.from(bytes, (byte) => byte.toString(16)).join(" ") };
          }),
        );
        return {
          to: [details.to ?? []].flat() as unknown[],
          subject: details.subject ?? "",
          body: details.body ?? "",
          plainTextBody: details.plainTextBody ?? "",
          attachments,
        };
      }, tabId),
    setPolicy: (policy) =>
      background(
        async (text) => {
          if (text === null) await messenger.storage.local.remove("policy");
          else await messenger.storage.local.set({ policy: text });
        },
        policy === null || typeof policy === "string" ? policy : JSON.stringify(policy),
      ),
    auditEvents: () => background(readAudit),
    giveToken: (endpoint) =>
      background((key) => messenger.storage.local.set({ [key]: "token" }), `token:${endpoint}:${htmlSender}`),
    takeToken: (endpoint) =>
      background((key) => messenger.storage.local.remove(key), `token:${endpoint}:${htmlSender}`),
    enrol: (endpoint, code, sender = htmlSender) =>
      background(
        async (url, enrolment, address) => {
          const response = await fetch(`${url}/v1/enrolments`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ code: enrolment, address }),
          });
          const { token } = (await response.json()) as { token: string };
          await messenger.storage.local.set({ [`token:${url}:${address}`]: token });
        },
        endpoint,
        code,
        sender,
      ),
    sentMails: () =>
      background(async () => {
        const { folders, messages } = messenger as unknown as MailStore;
        const [sent] = await folders.query({ path: "/Sent" });
        const { messages: copies } = await messages.query({ folderId: sent?.id ?? "" });
        const inOrder = [...copies].sort((left, right) => left.id - right.id);
        return Promise.all(inOrder.map(async ({ id }) => (await messages.getRaw(id)).text()));
      }),
    badge: (tab) =>
      background(
        async (tabId) => ({
          text: await messenger.composeAction.getBadgeText({ tabId }),
          title: await messenger.composeAction.getTitle({ tabId }),
        }),
        tab,
      ),
    breakImport: () =>
      background(() => {
        const { messages } = messenger as unknown as MailStore;
        const whole = messages.import;
        messages.import = () => {
          messages.import = whole;
          return Promise.reject(new Error("broken for a test"));
        };
      }),
    sessionKeys: () => background(async () => Object.keys(await messenger.storage.session.get())),
    storedMessageStates: async (endpoint) => {
      const events = await background(readAudit);
      const announced = events.flatMap((event) => (event.type === "announcement" ? [event.messageId] : []));
      return background(
        async (url, ids, sender) => {
          const key = `token:${url}:${sender}`;
          const { [key]: token } = await messenger.storage.local.get(key);
          return Promise.all(
            ids.map(async (id) => {
              const response = await fetch(`${url}/v1/messages/${id}`, {
                headers: { authorization: `Bearer ${token}` },
              });
              return String(((await response.json()) as { state?: string }).state);
            }),
          );
        },
        endpoint,
        announced,
        htmlSender,
      );
    },
    breakListAttachments: (how) =>
      background((broken) => {
        const whole = messenger.compose.listAttachments;
        messenger.compose.listAttachments = () => {
          messenger.compose.listAttachments = whole;
          return broken === "reject" ? Promise.reject(new Error("broken for a test")) : new Promise(() => {});
        };
      }, how),
    addMailingList: async (name) => {
      await toMainWindow(marionette);
      await marionette.run((listName: string) => {
        const list = Cc["@mozilla.org/addressbook/directoryproperty;1"].createInstance(Ci.nsIAbDirectory);
        list.isMailList = true;
        list.dirName = listName;
        MailServices.ab.getDirectory("jsaddrbook://abook.sqlite").addMailList(list);
      }, name);
    },
    subjectsInOutbox: () => subjectsIn(marionette, 0x800),
    subjectsInDrafts: () => subjectsIn(marionette, 0x400),
    reset: async () => {
      await closeComposeWindows(marionette);
      await until("panes to close with their compose windows", async () => (await countPanes(marionette)) === 0);
      await background(async () => {
        await messenger.storage.session.clear();
      });
      await background(clearAudit);
      await suspendBackground(marionette, addonId);
      sink.refuse(false);
      sink.answerAfter(Promise.resolve());
    },
    stop: async () => {
      await thunderbird.stop();
      await sink.stop();
    },
  };
}

/** Of the local folder with this flag (nsMsgFolderFlags); none while there is no such folder. */
async function subjectsIn(marionette: Marionette, flag: number): Promise<readonly string[]> {
  await toMainWindow(marionette);
  return marionette.run((wanted: number) => {
    const folder = MailServices.accounts.localFoldersServer.rootFolder.getFolderWithFlags(wanted);
    return folder ? [...folder.messages].map(({ mime2DecodedSubject }) => mime2DecodedSubject) : [];
  }, flag);
}

/** In the main window. */
function showsText(wanted: string): boolean {
  const tabs = document.getElementById("tabmail") as unknown as {
    readonly currentAboutMessage?: { getMessagePaneBrowser(): { readonly contentDocument: Document | null } };
  };
  const shown = tabs.currentAboutMessage?.getMessagePaneBrowser().contentDocument;
  return shown?.body?.textContent?.includes(wanted) === true;
}
