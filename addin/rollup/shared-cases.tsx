import { Button, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { RollUp } from "../../shared/contract/routes.ts";
import { lazily } from "../ui/lazily.ts";
import { Part } from "./part.tsx";
import type { Compared } from "./use-shared-cases.ts";

// Reasons and their words are fetched when they are asked for.
const SharedCaseList = lazily(async () => (await import("./shared-case-list.tsx")).SharedCaseList);

const useStyles = makeStyles({
  section: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  line: { margin: 0 },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    "@media print": { display: "none" },
  },
});

interface SharedCasesProps {
  readonly compared: Compared;
  /** How the figures above are counted. */
  readonly words: string | undefined;
  readonly rollUp: RollUp;
  readonly isOnce: boolean;
  readonly onCount: (isOnce: boolean) => void;
}

/** Beneath the figures: how children in more than one team are counted in them, and who these are. */
export function SharedCases({ compared, words, rollUp, isOnce, onCount }: SharedCasesProps) {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  if (words === undefined) return undefined;
  const cases = compared.kind === "compared" ? compared.shared.cases : [];
  return (
    <section className={styles.section} aria-label="Children in more than one team">
      <p role="status" className={styles.line}>
        {words}
      </p>
      {compared.kind === "failed" && (
        <div className={styles.actions}>
          <Button size="small" onClick={compared.again}>
            Compare again
          </Button>
        </div>
      )}
      {cases.length > 0 && (
        <div className={styles.actions}>
          <Button
            aria-expanded={isOpen}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          >
            {isOpen ? "Hide" : "List"} the children in more than one team
          </Button>
          <Switch
            label="Count a child in every team"
            checked={!isOnce}
            onChange={(_, { checked }) => {
              onCount(!checked);
            }}
          />
        </div>
      )}
      {isOpen && cases.length > 0 && (
        <Part>
          <SharedCaseList cases={cases} rollUp={rollUp} isOnce={isOnce} />
        </Part>
      )}
    </section>
  );
}
