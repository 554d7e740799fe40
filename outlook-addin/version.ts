declare const sealpostVersion: string;

/** Release and hash of the sources, the same in everything that one build makes; put in by the build. */
export const addinVersion: string = sealpostVersion;
