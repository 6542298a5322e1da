import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { ErrorCircleRegular } from "@fluentui/react-icons";
import { isDoubtful, type Confidence } from "../../shared/tracker/column-confidence.ts";
import { confidenceWords } from "../commands/confidence-words.ts";

const useStyles = makeStyles({
  said: { display: "block", color: tokens.colorNeutralForeground2 },
  doubt: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXXS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorNeutralForeground1,
    "& svg": { flexShrink: 0 },
  },
});

interface ConfidenceLinesProps {
  readonly confidence: Confidence | undefined;
  /** What is doubtful on other sheets that are read the same way. */
  readonly doubts: readonly string[];
}

/** What speaks for a column, in words; what is doubtful has a sign too. */
export function ConfidenceLines({ confidence, doubts }: ConfidenceLinesProps) {
  const styles = useStyles();
  const own = confidence === undefined ? undefined : confidenceWords(confidence);
  const isOwnDoubt = confidence !== undefined && isDoubtful(confidence);
  // What is said of this sheet need not be said of the others too.
  const ofOthers = doubts.filter((doubt) => own === undefined || !doubt.startsWith(own));
  return (
    <>
      {own !== undefined && !isOwnDoubt && <Caption1 className={styles.said}>{own}</Caption1>}
      {[...(own !== undefined && isOwnDoubt ? [own] : []), ...ofOthers].map((doubt) => (
        <Caption1 key={doubt} className={styles.doubt}>
          <ErrorCircleRegular aria-hidden />
          <span>{doubt}</span>
        </Caption1>
      ))}
    </>
  );
}
