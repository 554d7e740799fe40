/** What is used of bench's own packages: they are not installed where the project's types are checked. */
declare module "openredaction" {
  export class OpenRedaction {
    constructor(options: { readonly debug: boolean });
    detect(
      text: string,
    ): Promise<{ readonly detections: readonly { readonly position: [start: number, end: number] }[] }>;
  }
}

declare module "compromise" {
  export default function nlp(text: string): {
    people(): { json(options: { readonly offset: boolean }): unknown };
  };
}

declare module "@faker-js/faker" {
  export const allLocales: Readonly<Record<string, unknown>>;
}
