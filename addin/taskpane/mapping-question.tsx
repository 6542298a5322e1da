import { Button, Caption1, Caption1Strong, makeStyles, tokens } from "@fluentui/react-components";
import type { LayoutQuestion } from "../../shared/tracker/detect.ts";
import { shortened } from "../commands/mapping.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  candidate: { paddingTop: tokens.spacingVerticalXS, overflowWrap: "anywhere" },
  line: { display: "block" },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalXS,
  },
  button: { minWidth: "auto", flexShrink: 0 },
});

interface MappingQuestionProps {
  readonly question: LayoutQuestion;
  readonly areCellsHidden: boolean;
  readonly onGoTo: (column: string) => void;
}

/** The columns that may be meant, each with its first cells and the way to it: enough to answer without the sheet. */
export function MappingQuestion({ question, areCellsHidden, onGoTo }: MappingQuestionProps) {
  const styles = useStyles();
  const { sheet, candidates } = question;
  return (
    <>
      {areCellsHidden && <Caption1 className={styles.line}>Cells are hidden together with children’s names.</Caption1>}
      <ul className={styles.list}>
        {candidates.map(({ column, heading, above, samples }) => (
          <li key={column} className={styles.candidate}>
            <div className={styles.head}>
              <Caption1Strong>
                {column}: {above !== undefined && `${above}, `}
                {heading === "" ? "no heading" : heading}
              </Caption1Strong>
              <Button
                size="small"
                className={styles.button}
                aria-label={`Go to column ${column} of sheet ${sheet}`}
                onClick={() => {
                  onGoTo(column);
                }}
              >
                Go to column
              </Button>
            </div>
            {!areCellsHidden && (
              <Caption1 className={styles.line}>
                {samples.length === 0 ? "nothing is filled in" : samples.map(shortened).join(" · ")}
              </Caption1>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
