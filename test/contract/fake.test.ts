import { composeHostContract } from "./compose-host.ts";
import { openFakeDraft } from "./fake-compose-host.ts";

composeHostContract("the fake in memory", openFakeDraft);
