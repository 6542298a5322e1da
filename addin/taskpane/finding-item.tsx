import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { whySentence } from "../../shared/checks/why.ts";
import type { ListedFinding } from "../commands/finding-list.ts";
import { StateBadge } from "../ui/state-badge.tsx";
import type { ListedRow } from "./fold-rows.ts";
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
  said: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  why: { alignSelf: "stretch", display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  one: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXXS,
    overflowWrap: "anywhere",
  },
});

interface FindingItemProps {
  readonly row: ListedRow;
  /** Absent where it is hidden or not known. */
  readonly childName: string | undefined;
  readonly asAt: PlainDate;
  readonly wasOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly model: PaneModel;
}

/** One line of the list: whose it is, why, the way to its cell, and the worst of what was found. */
export function FindingItem({ row: { name, findings }, childName, asAt, wasOpen, onOpen, model }: FindingItemProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(wasOpen);
  const whyId = useId();
  const [worst, ...more] = findings;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.name}>
          <strong>{name}</strong> {childName}
        </span>
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
            onOpen(!isOpen);
          }}
        >
          Why
        </Button>
        <GoToCell finding={worst} name={name} model={model} />
      </div>
      <div className={styles.said}>
        <StateBadge state={worst.state} words={worst.words} />
        {more.length > 0 && <Caption1>+{more.length} more</Caption1>}
      </div>
      {isOpen && (
        <div id={whyId} className={styles.why}>
          {findings.map((finding, index) => (
            <div key={finding.key} className={styles.one}>
              {index > 0 && <StateBadge state={finding.state} words={finding.words} />}
              <p>{whySentence(finding.result, asAt)}</p>
              {finding.absence !== undefined && <p>{finding.absence}</p>}
              {finding.unmarked !== undefined && <p>{finding.unmarked}</p>}
              <Caption1 as="p">{sourceWords(finding)}</Caption1>
              {index > 0 && <GoToCell finding={finding} name={`${name}, ${finding.title}`} model={model} />}
            </div>
          ))}
        </div>
      )}
    </li>
  );
}

function sourceWords({ title, check, at }: ListedFinding): string {
  return `${title} (${check}).${at === undefined ? "" : ` ${at.sheet}, row ${at.row}.`}`;
}

interface GoToCellProps {
  readonly finding: ListedFinding;
  readonly name: string;
  readonly model: PaneModel;
}

function GoToCell({ finding: { at }, name, model }: GoToCellProps) {
  const styles = useStyles();
  if (at === undefined) return undefined;
  return (
    <Button
      className={styles.button}
      size="small"
      aria-label={`Go to cell of ${name}`}
      onClick={() => void model.goTo(at.sheet, { row: at.row - 1, column: at.column })}
    >
      Go to cell
    </Button>
  );
}
