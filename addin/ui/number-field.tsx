import { Field, Input, makeStyles } from "@fluentui/react-components";

// The input's own width is set too: browsers give it one that a narrow pane has no room for.
const useStyles = makeStyles({ number: { width: "7rem", "& input": { width: "100%" } } });

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A whole number as it is typed: anything but digits is left out. */
export function NumberField({ label, value, onChange }: NumberFieldProps) {
  const styles = useStyles();
  return (
    <Field label={label}>
      <Input
        className={styles.number}
        inputMode="numeric"
        value={value}
        onChange={(_, { value: typed }) => {
          onChange(typed.replaceAll(/\D/g, ""));
        }}
      />
    </Field>
  );
}
