import { Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTour } from "./tour-seen.ts";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Step {
  readonly title: string;
  readonly says: string;
}

const steps: readonly [Step, ...Step[]] = [
  {
    title: "Your tracker, as you keep it",
    says: "How your columns are read is remembered with this workbook, and you are asked again only if the headings change. Nothing of yours is altered. What is sent stands under More, What is sent; names of children never are.",
  },
  {
    title: "Check now",
    says: "Lists what needs somebody, by worker and worst first, and writes one column named Policy check beside your table. Why tells the dates and the section of the policy. A status that no longer holds says so itself. Clear marks takes the column away.",
  },
  {
    title: "Submit, once a month",
    says: "The service checks the same rows again and keeps the result for your head of service. You see what is kept before you send it. Until then nothing is kept. More, Help tells every check in plain words.",
  },
];

/** Three steps, in the page and over nothing: whoever does not want them goes on working, or presses Escape. */
export function Tour({ person }: { readonly person: string | undefined }) {
  const { isShown, finish, isAskedFor } = useTour(person);
  if (!isShown) return undefined;
  return <Steps onFinish={finish} takesFocus={isAskedFor} />;
}

interface StepsProps {
  readonly onFinish: () => void;
  /** It was asked for, so whoever works by keyboard goes on from it. */
  readonly takesFocus: boolean;
}

function Steps({ onFinish, takesFocus }: StepsProps) {
  const styles = useStyles();
  const [at, setAt] = useState(0);
  const { title, says } = steps[at] ?? steps[0];
  const isLast = at === steps.length - 1;
  return (
    <section
      className={styles.card}
      aria-label="A tour in three steps"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onFinish();
      }}
    >
      <div role="status">
        <Caption1 as="p">
          Step {at + 1} of {steps.length}
        </Caption1>
        <Subtitle2 as="h2">{title}</Subtitle2>
        <Body1 as="p">{says}</Body1>
      </div>
      <div className={styles.actions}>
        <Button
          autoFocus={takesFocus}
          size="small"
          appearance="primary"
          onClick={() => {
            if (isLast) onFinish();
            else setAt(at + 1);
          }}
        >
          {isLast ? "Done" : "Next"}
        </Button>
        {at > 0 && (
          <Button
            size="small"
            onClick={() => {
              setAt(at - 1);
            }}
          >
            Back
          </Button>
        )}
        {!isLast && (
          <Button size="small" appearance="subtle" onClick={onFinish}>
            Skip the tour
          </Button>
        )}
      </div>
    </section>
  );
}
