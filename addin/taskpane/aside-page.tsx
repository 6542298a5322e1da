import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useEffect, useRef, type ReactNode } from "react";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, ":focus": { outlineStyle: "none" } },
  back: { alignSelf: "flex-start", minWidth: "auto" },
});

interface AsidePageProps {
  /** Said to those who hear the pane when it opens. */
  readonly title: string;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** A page that is no tab: reached from More, with the way back to the check. */
export function AsidePage({ title, onBack, children }: AsidePageProps) {
  const styles = useStyles();
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    page.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [title]);
  return (
    <section ref={page} className={styles.page} tabIndex={-1} aria-label={title}>
      <Button className={styles.back} size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
        Back to the check
      </Button>
      {children}
    </section>
  );
}
