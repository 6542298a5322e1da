import { Caption1, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { LayoutQuestion } from "../../shared/tracker/detect.ts";
import type { ColumnOption } from "../commands/column-options.ts";
import type { MappingRow } from "../commands/mapping.ts";
import { fieldName } from "../ui/field-names.ts";
import { useHiddenNames } from "./hidden-names.ts";
import { ConfidenceLines } from "./mapping-confidence.tsx";
import { MappingQuestion } from "./mapping-question.tsx";
import { whyAsked } from "./why-asked.ts";

const useStyles = makeStyles({
  select: { minWidth: 0, width: "100%" },
  samples: { display: "block", overflowWrap: "anywhere" },
  question: { display: "block", paddingTop: tokens.spacingVerticalXXS },
});

/** Nothing is chosen yet, not even that it is not in this tracker. */
const unanswered = "?";
/** All the columns that were found to be read together. */
const together = "*";

interface FieldRowProps {
  readonly id: string;
  readonly row: MappingRow;
  readonly options: readonly ColumnOption[];
  readonly question: LayoutQuestion | undefined;
  /** What is doubtful of the field on other sheets that are read the same way. */
  readonly doubts: readonly string[];
  readonly onChoose: (column: string | undefined) => void;
  /** Whether the columns that were found to be read together are read. */
  readonly onChooseSeries: (isRead: boolean) => void;
  readonly onGoTo: (column: string) => void;
}

/** Our field; their column, what speaks for it and its first cells; and where more than one may be meant, what each holds. */
export function FieldRow(props: FieldRowProps) {
  const { id, row, question, doubts, onGoTo } = props;
  const styles = useStyles();
  const { hidden } = useHiddenNames();
  const { field, cell, confidence, samples, isOpen } = row;
  const isSaid = isOpen || !hidden || isSureToBeNoName(row);
  return (
    <tr>
      <th scope="row">{fieldName(field)}</th>
      <td>
        {cell === undefined ? <ColumnChoice {...props} /> : <span>Cell {cell}</span>}
        <div id={`${id}-said`}>
          <ConfidenceLines confidence={confidence} doubts={doubts} />
          {row.series?.isRead && <Caption1 className={styles.samples}>{row.series.headings}</Caption1>}
          {isOpen && <Caption1 className={styles.question}>{whyAsked(question)}</Caption1>}
          {isSaid && !isOpen && samples.length > 0 && (
            <Caption1 className={styles.samples}>{samples.join(" · ")}</Caption1>
          )}
        </div>
        {isOpen && question !== undefined && (
          <MappingQuestion question={question} areCellsHidden={hidden} onGoTo={onGoTo} />
        )}
      </td>
    </tr>
  );
}

/** While names are hidden: what is sent, and is by its heading and its cells what it is taken for. */
function isSureToBeNoName({ isSent, cell, confidence }: MappingRow): boolean {
  if (!isSent) return false;
  return cell !== undefined || (confidence?.heading === "this" && confidence.cells === "nearly-all");
}

function ColumnChoice({ id, row, options, onChoose, onChooseSeries }: FieldRowProps) {
  const styles = useStyles();
  const { field, column, series, isOpen } = row;
  const now = series === undefined ? column : series.isRead ? together : undefined;
  return (
    <Select
      id={id}
      size="small"
      className={styles.select}
      aria-label={`${series === undefined ? "Column" : "Columns"} of ${fieldName(field)}`}
      aria-describedby={`${id}-said`}
      value={now ?? (isOpen ? unanswered : "")}
      onChange={(_, { value }) => {
        if (series !== undefined) onChooseSeries(value === together);
        else onChoose(value === "" ? undefined : value);
      }}
    >
      {isOpen && now === undefined && (
        <option value={unanswered} disabled>
          Please choose…
        </option>
      )}
      <option value="">Not in this tracker</option>
      {series === undefined ? (
        options.map((option) => (
          <option key={option.column} value={option.column}>
            {option.column}: {option.words}
          </option>
        ))
      ) : (
        <option value={together}>{series.words}</option>
      )}
    </Select>
  );
}
