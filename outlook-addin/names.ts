/**
 * The names by which a manifest and the add-in find each other. Changing one stops users until an administrator has
 * consented to the new manifest, so they stay as they are.
 */
export const handlerNames = {
  OnMessageSend: "onMessageSendHandler",
  OnAppointmentSend: "onAppointmentSendHandler",
  OnNewMessageCompose: "onNewMessageComposeHandler",
  OnMessageRecipientsChanged: "onMessageRecipientsChangedHandler",
  OnMessageAttachmentsChanged: "onMessageAttachmentsChangedHandler",
  OnMessageFromChanged: "onMessageFromChangedHandler",
} as const;
export type LaunchEvent = keyof typeof handlerNames;

/** Ids of the controls that open the pane. */
export const paneCommands = { message: "msgComposeOpenPaneButton", appointment: "apptComposeOpenPaneButton" } as const;

/** What is served, below the add-in's own address. */
export const pageNames = { pane: "pane.html", commands: "commands.html", handler: "handler.js" } as const;
