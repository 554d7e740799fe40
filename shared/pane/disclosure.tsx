import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId, useState } from "react";
import { flushStyle } from "./styles/flush.ts";

interface DisclosureProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Something that is there for those who want it, closed at first. */
export function Disclosure({ label, children }: DisclosureProps): ReactElement {
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        appearance="transparent"
        className={styles.button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        icon={<Chevron open={open} />}
      >
        {label}
      </Button>
      <div id={id} hidden={!open} className={styles.content}>
        {open && children}
      </div>
    </div>
  );
}

function Chevron({ open }: { readonly open: boolean }): ReactElement {
  return (
    <svg viewBox="0 0 16 16" width={16} height={16} fill="currentColor" aria-hidden="true" focusable="false">
      <path
        d="M3.15 5.65c.2-.2.5-.2.7 0L8 9.79l4.15-4.14a.5.5 0 0 1 .7.7l-4.5 4.5a.5.5 0 0 1-.7 0l-4.5-4.5a.5.5 0 0 1 0-.7"
        transform={open ? "rotate(180 8 8)" : undefined}
      />
    </svg>
  );
}

const useStyles = makeStyles({
  button: {
    ...flushStyle,
    minWidth: 0,
    justifyContent: "flex-start",
    textAlign: "start",
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
  },
  content: { paddingTop: "8px" },
});
