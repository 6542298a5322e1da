import { Caption1, Link, makeStyles, Subtitle1, tokens } from "@fluentui/react-components";
import { OpenRegular } from "@fluentui/react-icons";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { Me } from "../../shared/contract/routes.ts";
import type { PaneModel } from "./pane-model.ts";

const useStyles = makeStyles({
  header: { display: "flex", flexDirection: "column" },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    minHeight: "24px",
  },
  link: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minHeight: "24px" },
});

interface AccountLineProps {
  /** The council whose day it is; the first of the person's councils when none is chosen yet. */
  readonly council?: string | undefined;
  /** Absent when the service could not be reached. */
  readonly me: Me | undefined;
  readonly model: PaneModel;
}

/** Whose tracker this is, who is signed in, the council's day, and the way to the roll-up for those who read one. */
export function PaneHeader({ title, ...account }: AccountLineProps & { readonly title: string }) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <Subtitle1 as="h1">{title}</Subtitle1>
      <AccountLine {...account} />
    </header>
  );
}

export function AccountLine({ council, me, model }: AccountLineProps) {
  const styles = useStyles();
  const holds = me?.councils.find((each) => each.council === council) ?? me?.councils[0];
  const facts = [holds?.name, me?.name, holds && dayInWords(holds.today)].filter((fact) => fact !== undefined);
  const readsRollUp = me?.councils.some(({ services }) => services.length > 0) === true;
  return (
    <div className={styles.line}>
      <Caption1>{me === undefined ? "Not connected to the service" : facts.join(" · ")}</Caption1>
      {readsRollUp && (
        <Link as="button" className={styles.link} onClick={model.openRollUp}>
          Roll-up page <OpenRegular aria-hidden />
        </Link>
      )}
    </div>
  );
}
