import { makeStaticStyles, makeStyles } from "@fluentui/react-components";

const usePage = makeStaticStyles({
  body: { margin: 0 },
  "@page": { size: "A4 portrait", margin: "10mm" },
});

const useStyles = makeStyles({
  onPaper: { display: "none", "@media print": { display: "block", margin: 0 } },
});

interface PaperFootProps {
  readonly marking: string;
  /** What is printed, such as a service and its month. */
  readonly what: string;
  readonly by: string;
  /** The day in words. */
  readonly on?: string;
  /** The runs that stand behind it. */
  readonly runs?: readonly string[];
}

/** What a printed page says of itself; nothing of it is seen on the screen. */
export function PaperFoot({ marking, what, by, on, runs = [] }: PaperFootProps) {
  usePage();
  const styles = useStyles();
  return (
    <>
      {runs.length > 0 && <p className={styles.onPaper}>Runs, by how their numbers begin: {runs.join(", ")}.</p>}
      <p className={styles.onPaper}>
        {marking}. {what}. Printed by {by}
        {on !== undefined && ` on ${on}`}.
      </p>
    </>
  );
}
