/** Largest sealed message that `POST /v1/messages` takes in its body, in bytes before base64. */
export const maxSealedBytes = 40 * 1024 * 1024;

/** Largest sealed message that comes by upload. */
export const maxUploadBytes = 150 * 1024 * 1024;

/** Largest piece of an upload: what is lost when a connection breaks. */
export const maxPieceBytes = 16 * 1024 * 1024;
