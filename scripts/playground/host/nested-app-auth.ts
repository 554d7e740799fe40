/** What MSAL in a frame asks of Outlook; the names are those of `@azure/msal-browser` (`naa/BridgeRequestEnvelope`). */
export interface SignInRequest {
  readonly messageType: "NestedAppAuthRequest";
  readonly method: "GetInitContext" | "GetToken" | "GetTokenPopup";
  readonly requestId: string;
  readonly tokenParams?: { readonly clientId: string; readonly authority?: string; readonly scope: string };
}

/** What the identity provider gave Outlook for the add-in; null: nothing without the user. */
export interface SignedIn {
  readonly access_token: string;
  readonly id_token: string;
  readonly expires_in: number;
  readonly username: string;
}

export function parseSignInRequest(data: unknown): SignInRequest | null {
  if (typeof data !== "string" || !data.includes('"NestedAppAuthRequest"')) return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

/** Answers as Outlook does; `signIn` is the identity provider, asked with or without the user. */
export async function answerSignIn(
  { method, requestId, tokenParams }: SignInRequest,
  signIn: (scope: string, asking: boolean) => Promise<SignedIn | null>,
): Promise<object> {
  const answer = { messageType: "NestedAppAuthResponse", requestId };
  if (method === "GetInitContext") {
    const initContext = { sdkName: "emulated-outlook", sdkVersion: "1.0", capabilities: { queryAccount: false } };
    return { ...answer, success: true, initContext };
  }
  const asking = method === "GetTokenPopup";
  const signedIn = await signIn(tokenParams?.scope ?? "", asking);
  if (signedIn === null) {
    const status = asking ? "USER_CANCEL" : "USER_INTERACTION_REQUIRED";
    return { ...answer, success: false, error: { status, code: "", subError: "", description: "" } };
  }
  const { username, ...token } = signedIn;
  return {
    ...answer,
    success: true,
    token: { ...token, properties: null, scope: tokenParams?.scope },
    account: { environment: "login.microsoftonline.com", username, tenantId: "emulated", localAccountId: username },
  };
}
