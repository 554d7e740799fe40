import type { Catalogue } from "./language.ts";

type EndpointKey = "usage" | "no-config";

/** `sealpost endpoint`. */
export const endpointText: Catalogue<EndpointKey> = {
  en: {
    usage: "{problem}\nUsage: sealpost endpoint --config FILE (docs/endpoint.md)",
    "no-config": "No configuration file was given.",
  },
  es: {
    usage: "{problem}\nUso: sealpost endpoint --config ARCHIVO (docs/endpoint.md)",
    "no-config": "No se indicó ningún archivo de configuración.",
  },
};
