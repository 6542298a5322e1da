import { Body1, Caption1, Checkbox, makeStyles, Subtitle2 } from "@fluentui/react-components";
import type { SupervisionConsent } from "../commands/consent.ts";
import type { SentTables } from "../commands/what-is-sent.ts";
import { SentOfStaff } from "./what-is-sent-view.tsx";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({ note: { display: "block", paddingInlineStart: "40px" } });

interface SupervisionConsentProps {
  /** What would be sent beside the cases. */
  readonly staff: readonly SentTables[];
  readonly answer: SupervisionConsent;
  readonly onAnswer: (answer: SupervisionConsent) => void;
}

/** Asked once of each person for each workbook: supervision is a matter between two people, and who sees it is said. */
export function AskForSupervision({ staff, answer, onAnswer }: SupervisionConsentProps) {
  const styles = useStyles();
  const { section } = useViewStyles();
  const { checks, marks } = answer;
  return (
    <section className={section}>
      <Subtitle2 as="h2">Supervision of your workers</Subtitle2>
      <Body1 as="p">
        This workbook also records the supervision of workers. It is checked only if you ask for it; without it the
        cases are checked alone.
      </Body1>
      <SentOfStaff tables={staff} />
      <div>
        <Checkbox
          checked={checks}
          label="Check supervision too"
          onChange={(_, { checked }) => {
            onAnswer({ checks: checked === true, marks: checked === true && marks });
          }}
        />
        <Caption1 className={styles.note}>
          The fields above are sent. What is found of a worker is shown in your pane only. Once you submit, whoever
          holds your team, your head of service and quality assurance can read it.
        </Caption1>
      </div>
      <div>
        <Checkbox
          checked={marks}
          disabled={!checks}
          label="Mark workers' rows in the sheet"
          onChange={(_, { checked }) => {
            onAnswer({ checks, marks: checked === true });
          }}
        />
        <Caption1 className={styles.note}>
          Everyone who can open this workbook will read there what was found of each worker, also colleagues of that
          worker.
        </Caption1>
      </div>
    </section>
  );
}
