import { Field, Select } from "@fluentui/react-components";

interface ChoiceProps {
  readonly label: string;
  /** What the empty value is called; absent where one must be chosen. */
  readonly any?: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChoose: (value: string) => void;
  readonly className?: string;
  readonly hint?: string | undefined;
}

/** One of a short list, under its label. */
export function Choice({ label, any, value, options, onChoose, className, hint }: ChoiceProps) {
  return (
    <Field label={label} {...(className !== undefined && { className })} {...(hint !== undefined && { hint })}>
      <Select
        value={value}
        onChange={(_, chosen) => {
          onChoose(chosen.value);
        }}
      >
        {any !== undefined && <option value="">{any}</option>}
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
