/**
 * The messages between office.js in an add-in's frame and Outlook on the web around it, as office.js (npm, 1.1.110)
 * sends and expects them: JSON text over `postMessage`.
 */
export const messageType = { request: 0, response: 1 } as const;
export const actionType = { invoke: 0, register: 1, unregister: 2 } as const;
const responseType = { call: 0, event: 1 } as const;

export interface OfficeRequest {
  readonly _messageType: number;
  readonly _actionType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: string | number;
  // biome-ignore lint/suspicious/noExplicitAny: as loose as the wire is; each reader takes what it knows.
  readonly _data: any;
}

/** Null for everything that is not a request of office.js. */
export function parseRequest(data: unknown): OfficeRequest | null {
  if (typeof data !== "string") return null;
  try {
    const message = JSON.parse(data);
    return message?._messageType === messageType.request ? message : null;
  } catch {
    return null;
  }
}

export function answerTo(request: OfficeRequest, data: unknown, errorCode = 0): object {
  return response(responseType.call, request, data, errorCode);
}

/** `registered`: the request with which the frame asked for this event. */
export function eventFor(registered: OfficeRequest, data: unknown): object {
  return response(responseType.event, registered, data, 0);
}

function response(kind: number, request: OfficeRequest, data: unknown, errorCode: number): object {
  return {
    _messageType: messageType.response,
    _responseType: kind,
    _serializerVersion: 1,
    _origin: location.origin,
    _conversationId: request._conversationId,
    _actionName: request._actionName,
    _correlationId: request._correlationId,
    _errorCode: errorCode,
    _data: data,
  };
}
