import { Caption1, Link, makeStyles, Subtitle1, tokens } from "@fluentui/react-components";
import { OpenRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { councilHeld } from "../commands/council-held.ts";
import { HelpLink } from "../ui/help-link.tsx";
import type { PaneModel } from "./pane-model.ts";

const useStyles = makeStyles({
  header: { display: "flex", flexDirection: "column" },
  title: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-start",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
  },
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

interface PaneHeaderProps extends AccountLineProps {
  readonly title: string;
  /** What a tracker that is set up has to go to; it leads to the help and to the roll-up. */
  readonly menu?: ReactNode;
}

/** Whose tracker this is, who is signed in, the council's day, and the way to everything else. */
export function PaneHeader({ title, menu, council, me, model }: PaneHeaderProps) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <Subtitle1 as="h1">{title}</Subtitle1>
        {menu ?? <HelpLink />}
      </div>
      <div className={styles.line}>
        <AccountFacts council={council} me={me} />
        {menu === undefined && <ToRollUp me={me} model={model} />}
      </div>
    </header>
  );
}

/** Who is signed in, on a screen that has no tracker to be the head of. */
export function AccountLine({ me, model }: Omit<AccountLineProps, "council">) {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <AccountFacts me={me} />
      <ToRollUp me={me} model={model} />
    </div>
  );
}

function AccountFacts({ council, me }: Omit<AccountLineProps, "model">) {
  const holds = councilHeld(me, council) ?? me?.councils[0];
  const facts = [holds?.name, me?.name, holds && dayInWords(holds.today)].filter((fact) => fact !== undefined);
  return <Caption1>{me === undefined ? "Not connected to the service" : facts.join(" · ")}</Caption1>;
}

function ToRollUp({ me, model }: Omit<AccountLineProps, "council">) {
  const styles = useStyles();
  if (!readsRollUp(me)) return undefined;
  return (
    <Link as="button" className={styles.link} onClick={model.openRollUp}>
      Roll-up page <OpenRegular aria-hidden />
    </Link>
  );
}

/** Whether somebody has anything on the roll-up page: the figures of a service, or the administration of a council. */
export function readsRollUp(me: Me | undefined): boolean {
  if (me === undefined) return false;
  const { councils, roles } = me;
  return (
    councils.some(({ services }) => services.length > 0) || (councils.length > 0 && roles.includes("administrator"))
  );
}
