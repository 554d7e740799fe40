import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { useKeys } from "./use-keys.ts";

interface TabPageProps {
  readonly title: string;
  readonly about?: string;
  /** Escape goes back to the check. */
  readonly onBack: () => void;
  /** Stands last. */
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

/** A page beside the check. Nothing on it has the key of the primary action. */
export function TabPage({ title, about, onBack, foot, children }: TabPageProps): ReactElement {
  const styles = useStyles();
  useKeys({ onPrimary: () => {}, onBack });
  return (
    <main className={styles.page}>
      <header>
        <h1 className={styles.heading}>{title}</h1>
        {about !== undefined && <p className={styles.about}>{about}</p>}
      </header>
      {children}
      {foot}
    </main>
  );
}

const useStyles = makeStyles({
  page: {
    flex: 1,
    minWidth: 0,
    padding: "16px",
    display: "flex",
    flexDirection: "column",
    gap: "16px",
    overflowWrap: "anywhere",
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  about: { margin: "4px 0 0", color: tokens.colorNeutralForeground2 },
});
