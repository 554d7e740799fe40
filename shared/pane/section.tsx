import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

interface SectionProps {
  readonly title: string;
  /** For what is named by the title. */
  readonly titleId?: string;
  readonly children: ReactNode;
}

export function Section({ title, titleId, children }: SectionProps): ReactElement {
  const styles = useStyles();
  return (
    <section className={styles.section}>
      <h2 className={styles.title} id={titleId}>
        {title}
      </h2>
      {children}
    </section>
  );
}

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: "8px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});
