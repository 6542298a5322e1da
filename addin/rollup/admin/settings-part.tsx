import { Checkbox, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { settings as settingsShape, type Settings } from "../../../shared/contract/organisation.ts";
import { momentInWords } from "../../ui/moment-words.ts";
import type { PartProps } from "./part.ts";

const useStyles = makeStyles({
  part: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
    justifyItems: "start",
    maxWidth: "40rem",
  },
  short: { width: "8rem" },
});

const { keep: keepShape, staleDays: staleDaysShape } = settingsShape.shape;
const { inputDays, findingsMonths, summaryYears } = keepShape.shape;

/** How long things are kept, when a team counts as stale, what stands on exports. */
export function SettingsPart({ view, draft: { settings }, edit }: PartProps) {
  const styles = useStyles();
  const set = (changed: Partial<Settings>): void => {
    edit({ settings: { ...settings, ...changed } });
  };
  const keep = (changed: Partial<Settings["keep"]>): void => {
    set({ keep: { ...settings.keep, ...changed } });
  };
  return (
    <div className={styles.part}>
      <NumberField
        label="Days for which entries are kept"
        hint="From the day of the submission. Without them a run cannot be performed again."
        of={inputDays}
        value={settings.keep.inputDays}
        onChange={(value) => {
          keep({ inputDays: value });
        }}
      />
      <NumberField
        label="Months for which findings are kept"
        hint="With them their samples and notes."
        of={findingsMonths}
        value={settings.keep.findingsMonths}
        onChange={(value) => {
          keep({ findingsMonths: value });
        }}
      />
      <NumberField
        label="Years for which figures are kept"
        hint="Runs without their findings, and the roll-ups. What has been submitted keeps the end that it was given."
        of={summaryYears}
        value={settings.keep.summaryYears}
        onChange={(value) => {
          keep({ summaryYears: value });
        }}
      />
      <NumberField
        label="Days after which a team without a submission is on the morning list"
        of={staleDaysShape}
        value={settings.staleDays}
        onChange={(value) => {
          set({ staleDays: value });
        }}
      />
      <Field label="Marking" hint="Stands on every export and print.">
        <Input
          value={settings.marking}
          maxLength={60}
          onChange={(_, { value }) => {
            set({ marking: value });
          }}
        />
      </Field>
      <Field
        label="References with letters"
        hint="Only where yours hold three or more letters in a run: A for a letter, 9 for a digit, - and / for themselves, such as AAA-9999. Any others stay in the workbook, as they may be names."
      >
        <Input
          value={settings.referencePattern ?? ""}
          maxLength={20}
          onChange={(_, { value }) => {
            edit({ settings: withPattern(settings, value) });
          }}
        />
      </Field>
      <Field hint={`${whatAHoldDoes} ${view.settings.legalHold ? stateOfHold(view) : ""}`}>
        <Checkbox
          label="Legal hold"
          checked={settings.legalHold}
          onChange={(_, { checked }) => {
            set({ legalHold: checked === true });
          }}
        />
      </Field>
    </div>
  );
}

const whatAHoldDoes =
  "While it stands nothing expires but the access log, and nothing can be erased. When it ends, what is past its day goes.";

function stateOfHold({ holdInPlaceAt, holdLookIsLate }: PartProps["view"]): string {
  if (holdInPlaceAt === undefined) {
    return "It is not complete yet: it comes upon what is kept within minutes, first upon what would go first. Open this page again then.";
  }
  const at = momentInWords(new Date(holdInPlaceAt));
  if (holdLookIsLate === true) {
    return `It was complete on ${at}: nothing was found without it. It has not been found so since, though that is looked for every five minutes: tell support.`;
  }
  return `It is complete: on ${at} nothing was found without it. That is looked for every five minutes.`;
}

/** None is no entry at all. */
function withPattern({ keep, legalHold, staleDays, marking, qualityQuestions }: Settings, pattern: string): Settings {
  const others = { keep, legalHold, staleDays, marking, qualityQuestions };
  return pattern === "" ? others : { ...others, referencePattern: pattern };
}

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly of: { readonly minValue: number | null; readonly maxValue: number | null };
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ label, hint, of: { minValue, maxValue }, value, onChange }: NumberFieldProps) {
  const styles = useStyles();
  const [least, most] = [minValue ?? 0, maxValue ?? 0];
  const isRight = Number.isInteger(value) && value >= least && value <= most;
  return (
    <Field
      label={label}
      {...(hint !== undefined && { hint })}
      {...(!isRight && { validationMessage: `Enter a whole number from ${least} to ${most}.` })}
    >
      <Input
        className={styles.short}
        type="number"
        min={least}
        max={most}
        value={Number.isFinite(value) ? String(value) : ""}
        onChange={(_, typed) => {
          onChange(typed.value === "" ? Number.NaN : Number(typed.value));
        }}
      />
    </Field>
  );
}
