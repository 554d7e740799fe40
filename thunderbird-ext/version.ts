declare const sealpostVersion: string;

/** Release and hash of the sources; put in by the build, and the same wherever these sources are built. */
export const addonVersion: string = sealpostVersion;
