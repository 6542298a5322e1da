import { Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Checked } from "../commands/check.ts";
import { listedFindings, type ListedFinding } from "../commands/finding-list.ts";
import { StateBadge } from "../ui/state-badge.tsx";
import type { PaneModel } from "./pane-model.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
  },
  head: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  go: { marginInlineStart: "auto" },
  why: { "& summary": { minHeight: "24px", cursor: "pointer" } },
});

/** A long list is drawn in parts: the worst stand first. */
const atOnce = 100;

export function FindingList({ checked, model }: { readonly checked: Checked; readonly model: PaneModel }) {
  const styles = useStyles();
  const findings = useMemo(() => listedFindings(checked), [checked]);
  const [shown, setShown] = useState(atOnce);
  if (findings.length === 0) return <Subtitle2 as="h2">Nothing to do</Subtitle2>;
  return (
    <section>
      <Subtitle2 as="h2">{findings.length} to look at, the worst first</Subtitle2>
      <ul className={styles.list}>
        {findings.slice(0, shown).map((finding) => (
          <FindingItem key={finding.key} finding={finding} model={model} />
        ))}
      </ul>
      {findings.length > shown && (
        <Button
          onClick={() => {
            setShown(shown + atOnce);
          }}
        >
          Show {Math.min(atOnce, findings.length - shown)} more of {findings.length}
        </Button>
      )}
    </section>
  );
}

function FindingItem({ finding, model }: { readonly finding: ListedFinding; readonly model: PaneModel }) {
  const styles = useStyles();
  const { state, ref, sheet, row, column, words, why, check } = finding;
  const name = ref === "" ? `Row ${row}` : ref;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <strong>{name}</strong>
        <StateBadge state={state} />
        <Button
          className={styles.go}
          size="small"
          aria-label={`Go to the cell of ${name}`}
          onClick={() => void model.goTo(sheet, { row: row - 1, column })}
        >
          Go to cell
        </Button>
      </div>
      <span>{words}</span>
      <details className={styles.why}>
        <summary>Why</summary>
        <p>{why}</p>
        <Caption1>
          {sheet}, row {row}. Check {check}.
        </Caption1>
      </details>
    </li>
  );
}
