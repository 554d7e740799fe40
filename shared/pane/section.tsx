import { makeStyles } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { sectionStyles } from "./styles/section.ts";

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

const useStyles = makeStyles(sectionStyles);
