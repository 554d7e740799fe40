export interface LaunchEvent {
  /** Its name in the unified manifest. */
  readonly unified: string;
  /** Mailbox requirement set that brought it, as a minor version of 1. */
  readonly since: number;
}

/** Events of a message or meeting being written, by their name in the add-in only manifest (Microsoft's list, 2026-03). */
export const launchEvents: Readonly<Record<string, LaunchEvent>> = {
  OnNewMessageCompose: { unified: "newMessageComposeCreated", since: 10 },
  OnNewAppointmentOrganizer: { unified: "newAppointmentOrganizerCreated", since: 10 },
  OnMessageAttachmentsChanged: { unified: "messageAttachmentsChanged", since: 11 },
  OnAppointmentAttachmentsChanged: { unified: "appointmentAttachmentsChanged", since: 11 },
  OnMessageRecipientsChanged: { unified: "messageRecipientsChanged", since: 11 },
  OnAppointmentAttendeesChanged: { unified: "appointmentAttendeesChanged", since: 11 },
  OnAppointmentTimeChanged: { unified: "appointmentTimeChanged", since: 11 },
  OnAppointmentRecurrenceChanged: { unified: "appointmentRecurrenceChanged", since: 11 },
  OnInfoBarDismissClicked: { unified: "infoBarDismissClicked", since: 11 },
  OnMessageSend: { unified: "messageSending", since: 12 },
  OnAppointmentSend: { unified: "appointmentSending", since: 12 },
  OnMessageCompose: { unified: "messageComposeOpened", since: 12 },
  OnAppointmentOrganizer: { unified: "appointmentOrganizerOpened", since: 12 },
  OnMessageFromChanged: { unified: "messageFromChanged", since: 13 },
  OnAppointmentFromChanged: { unified: "appointmentFromChanged", since: 13 },
  OnSensitivityLabelChanged: { unified: "sensitivityLabelChanged", since: 13 },
};

/** Those that Sealpost relies on, and the function that the handler associates with each. */
export const handledEvents: Readonly<Record<string, string>> = {
  OnMessageSend: "onMessageSendHandler",
  OnAppointmentSend: "onAppointmentSendHandler",
  OnNewMessageCompose: "onNewMessageComposeHandler",
  OnMessageRecipientsChanged: "onMessageRecipientsChangedHandler",
  OnMessageAttachmentsChanged: "onMessageAttachmentsChangedHandler",
  OnMessageFromChanged: "onMessageFromChangedHandler",
};

export const sendEvents: ReadonlySet<string> = new Set(["OnMessageSend", "OnAppointmentSend"]);

/** Controls that Smart Alerts open by `commandId`. */
export const paneButtons = ["msgComposeOpenPaneButton", "apptComposeOpenPaneButton"] as const;
