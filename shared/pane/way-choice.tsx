import { makeStyles, RadioGroup } from "@fluentui/react-components";
import { type ReactElement, useId } from "react";
import { routeText } from "../text/routes.ts";
import { Choice } from "./choice.tsx";
import { useSay } from "./language.ts";
import { Section } from "./section.tsx";
import { ways as allWays, type Way, type WayView } from "./ways.ts";

interface WayChoiceProps {
  readonly ways: readonly WayView[];
  readonly chosen: WayView | null;
  readonly busy: boolean;
  readonly onWay: (way: Way) => void;
}

/** How it goes, where there is a choice; each of them is protected enough. */
export function WayChoice({ ways, chosen, busy, onWay }: WayChoiceProps): ReactElement | null {
  const styles = useStyles();
  const say = useSay(routeText);
  const title = useId();
  if (ways.length < 2) return null;
  return (
    <Section title={say("how-it-goes")} titleId={title}>
      <RadioGroup
        aria-labelledby={title}
        className={styles.choices}
        value={chosen?.way ?? ""}
        disabled={busy}
        onChange={(_, { value }) => {
          const way = allWays.find((each) => each === value);
          if (way !== undefined) onWay(way);
        }}
      >
        {ways.map(({ way, routes }) => (
          <Choice key={way} value={way} label={say(`way-${isEndpoints(routes) ? "endpoint" : way}`)} />
        ))}
      </RadioGroup>
    </Section>
  );
}

function isEndpoints(routes: WayView["routes"]): boolean {
  return routes.some(({ by }) => by === "endpoint");
}

const useStyles = makeStyles({
  choices: { marginInlineStart: "-8px", marginBlock: "-8px" },
});
