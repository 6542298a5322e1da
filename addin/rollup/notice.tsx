import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { MessageScreen } from "../ui/message-screen.tsx";

const useStyles = makeStyles({
  reference: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface NoticeProps {
  readonly title: string;
  readonly sentence: string;
  readonly reference?: string | undefined;
  readonly isBusy?: boolean;
  /** What can be done next, the likeliest first. */
  readonly actions?: readonly { readonly label: string; readonly act: () => void }[];
}

/** A state of the whole page that has no figures: one sentence, and what to do next. */
export function Notice({ title, sentence, reference, isBusy = false, actions = [] }: NoticeProps) {
  const styles = useStyles();
  return (
    <MessageScreen title={title} sentence={sentence}>
      {isBusy && <Spinner size="small" aria-hidden="true" />}
      {reference !== undefined && <p className={styles.reference}>Reference number: {reference}</p>}
      {actions.length > 0 && (
        <div className={styles.actions}>
          {actions.map(({ label, act }, index) => (
            <Button key={label} appearance={index === 0 ? "primary" : "secondary"} onClick={act}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </MessageScreen>
  );
}
