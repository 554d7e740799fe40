import { useRef, useState } from "react";
import type { PaneAction } from "./pane-action.ts";
import { proofOf, type TypedProof, wrongNumbers } from "./typed-proof.ts";

interface Proving {
  /** The action, with what was typed for the pickup where it is sealed. */
  readonly act: (action: PaneAction) => void;
  /** Addresses whose number is none, since the user tried to send. */
  readonly wrong: readonly string[];
}

/** Nothing is sealed with less than was typed: a number that is none stops it, and `onWrong` shows where. */
export function useProof(typed: TypedProof, onAction: (action: PaneAction) => void, onWrong: () => void): Proving {
  const [tried, setTried] = useState(false);
  const proving = useRef(false);
  const wrong = wrongNumbers(typed);
  return {
    wrong: tried ? wrong : [],
    act: (action) => {
      if (action.do !== "send-sealed") return onAction(action);
      if (proving.current) return;
      if (wrong.length > 0) {
        setTried(true);
        return onWrong();
      }
      proving.current = true;
      void proofOf(typed)
        .then((proof) => onAction(proof === undefined ? action : { ...action, proof }))
        // The part that stretches the word did not come: it is not sealed with less than was asked for.
        .catch(onWrong)
        .finally(() => {
          proving.current = false;
        });
    },
  };
}
