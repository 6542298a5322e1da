import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import type { ListedFinding } from "../commands/finding-list.ts";
import { StateBadge } from "../ui/state-badge.tsx";
import type { PaneModel } from "./pane-model.ts";

const useStyles = makeStyles({
  item: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXXS,
  },
  head: { display: "flex", alignItems: "center", alignSelf: "stretch", gap: tokens.spacingHorizontalXS },
  name: { marginInlineEnd: "auto", overflowWrap: "anywhere" },
  button: { minWidth: "auto", flexShrink: 0, "& svg": { fontSize: tokens.fontSizeBase300, width: "1em" } },
  why: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
});

interface FindingItemProps {
  readonly finding: ListedFinding;
  readonly model: PaneModel;
}

/** One line of the list: the case, why, the way to its cell, and what was found. */
export function FindingItem({ finding, model }: FindingItemProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const whyId = useId();
  const { state, ref, sheet, row, column, words, why, check } = finding;
  const name = ref === "" ? `Row ${row}` : ref;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <strong className={styles.name}>{name}</strong>
        <Button
          className={styles.button}
          appearance="subtle"
          size="small"
          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={isOpen}
          aria-controls={isOpen ? whyId : undefined}
          aria-label={`Why: ${name}`}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          Why
        </Button>
        <Button
          className={styles.button}
          size="small"
          aria-label={`Go to cell of ${name}`}
          onClick={() => void model.goTo(sheet, { row: row - 1, column })}
        >
          Go to cell
        </Button>
      </div>
      <StateBadge state={state} words={words} />
      {isOpen && (
        <div id={whyId} className={styles.why}>
          <p>{why}</p>
          <Caption1 as="p">
            {sheet}, row {row}. Check {check}.
          </Caption1>
        </div>
      )}
    </li>
  );
}
