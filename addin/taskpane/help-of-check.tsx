import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { stateWords } from "../../shared/checks/words.ts";
import { states } from "../../shared/contract/vocabulary.ts";
import type { Policy } from "../../shared/policy/policy.ts";
import type { Checked } from "../commands/check.ts";
import { neededFor } from "../commands/not-checked-words.ts";
import type { CheckHelp } from "../help/check-help.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  check: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: "anywhere" },
  lines: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  here: { fontWeight: tokens.fontWeightSemibold },
});

interface HelpOfCheckProps {
  readonly help: CheckHelp;
  readonly policy: Policy;
  readonly checked: Checked | undefined;
}

/** One check: what the policy says, how it is counted, what is chosen, what it needs, and what came of it here. */
export function HelpOfCheck({ help, policy, checked }: HelpOfCheckProps) {
  const styles = useStyles();
  const { section, summary } = useViewStyles();
  const here = checked && hereWords(checked, policy, help.id);
  return (
    <details className={styles.check}>
      <summary className={summary}>{help.title}</summary>
      <div className={section}>
        <Caption1 as="p">
          {help.about} {help.id}
        </Caption1>
        {here !== undefined && (
          <Body1 as="p" className={styles.here}>
            {here}
          </Body1>
        )}
        <Lines lines={help.clauses.map(({ strength, says, section: at }) => `${strength}: ${says} (${at})`)} />
        <Lines label="How it is counted" lines={help.readAs} />
        <Lines label="Needs these columns" lines={help.columns} />
        <Lines
          label="Set by the council"
          lines={help.choices.map(
            ({ name, effect, value, isDefault, reason }) =>
              `${name}: ${effect} Here: ${value}${isDefault ? ", the default" : ", set by your council"}. ${reason}`,
          )}
        />
        <Lines label="Not said by the policy" lines={help.silences} />
      </div>
    </details>
  );
}

/** "In this tracker: 13 overdue, 68 met." or what it needs to be made. */
function hereWords(checked: Checked, { checks }: Policy, id: string): string | undefined {
  const check = checks.find((each) => each.id === id);
  if (check === undefined) return undefined;
  const needed = neededFor(checked, check);
  if (needed !== undefined) return `Not checked in this tracker. To have it checked, add ${needed}.`;
  const counts = checked.outcome.counts[id];
  if (counts === undefined) {
    return check.subject === "case" || checked.supervision.checks
      ? "In this tracker: nothing to check."
      : "Not checked: you have not asked for supervision to be checked.";
  }
  const said = states.flatMap((state) => {
    const count = counts[state] ?? 0;
    return count === 0 ? [] : [`${count} ${stateWords(state).toLowerCase()}`];
  });
  return `In this tracker: ${said.join(", ")}.`;
}

function Lines({ label, lines }: { readonly label?: string; readonly lines: readonly string[] }) {
  const styles = useStyles();
  if (lines.length === 0) return undefined;
  return (
    <div>
      {label !== undefined && <strong>{label}</strong>}
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
