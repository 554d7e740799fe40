import { composeHostContract } from "./compose-host.ts";
import { openFakeDraft } from "./fake-compose-host.ts";
import { goldenVectorContract } from "./golden-vectors.ts";

composeHostContract("the fake in memory", openFakeDraft);
goldenVectorContract("the fake in memory", openFakeDraft);
