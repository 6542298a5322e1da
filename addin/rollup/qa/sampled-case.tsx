import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useRef, useState, type ReactNode } from "react";
import type { AuditClient, RunPlace } from "../../../shared/contract/audit-client.ts";
import type { Sample } from "../../../shared/contract/beside-run.ts";
import type { Answer } from "../../../shared/contract/client.ts";
import { NoticeBar } from "../../ui/notice-bar.tsx";
import { momentInWords } from "../moment-words.ts";

const useStyles = makeStyles({
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  questions: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 16rem), 1fr))",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    alignItems: "end",
    border: "none",
    margin: 0,
    padding: 0,
  },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  again: { justifySelf: "start" },
  minor: { margin: 0, color: tokens.colorNeutralForeground2 },
});

type Answers = Readonly<Record<string, string>>;

interface SampledCaseProps {
  readonly sampled: Sample["cases"][number];
  readonly sample: Sample;
  readonly client: Pick<AuditClient, "answerSample">;
  readonly place: RunPlace;
  readonly onSaved: (sample: Sample) => void;
  /** What is known of the case here, and the ways to it. */
  readonly beside?: ReactNode;
  /** Where somebody who is signed out can sign in without losing what they chose. */
  readonly onSignIn?: () => Promise<void>;
}

/** One case of a sample with its questions. An answer is kept as soon as it is chosen. */
export function SampledCase({ sampled, sample, client, place, onSaved, beside, onSignIn }: SampledCaseProps) {
  const styles = useStyles();
  const { tableId, rowId, ref = "A case without a reference", answered } = sampled;
  const [answers, setAnswers] = useState<Answers>(answered?.answers ?? {});
  const [saving, setSaving] = useState(0);
  const [last, setLast] = useState<Answer<Sample>>();
  const line = useRef<Promise<void>>(Promise.resolve());
  const save = (chosen: Answers): void => {
    setAnswers(chosen);
    setSaving((count) => count + 1);
    // One after the other: what was chosen last must be what is kept.
    line.current = line.current.then(async () => {
      const of = { seed: sample.seed, rowId };
      const answer = await client.answerSample(place, of, { tableId, answers: { ...chosen } });
      setLast(answer);
      setSaving((count) => count - 1);
      if (answer.ok) onSaved(answer.value);
    });
  };
  const failure = last?.ok === false && saving === 0 ? last.failure : undefined;
  const keepNow = async (): Promise<void> => {
    if (failure?.kind === "signed-out") await onSignIn?.();
    save(answers);
  };
  return (
    <li className={styles.item}>
      <fieldset className={styles.questions}>
        <legend className={styles.legend}>{ref}</legend>
        {beside}
        {sample.questions.map((question) => (
          <Field key={question.id} label={question.asks}>
            <Select
              value={answers[question.id] ?? ""}
              onChange={(_, { value }) => {
                save(withAnswer(answers, question.id, value));
              }}
            >
              <option value="">Not answered</option>
              {question.answers.map(({ id, says }) => (
                <option key={id} value={id}>
                  {says}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </fieldset>
      <p className={styles.minor} role="status">
        {savedWords(saving, answered)}
      </p>
      {failure !== undefined && (
        <>
          <NoticeBar
            tone="error"
            sentence={`${failure.sentence} The last answer is not kept yet.`}
            reference={failure.reference}
          />
          <Button className={styles.again} size="small" onClick={() => void keepNow()}>
            {failure.kind === "signed-out" && onSignIn !== undefined ? "Sign in and keep it" : "Keep it now"}
          </Button>
        </>
      )}
    </li>
  );
}

function withAnswer(answers: Answers, question: string, answer: string): Answers {
  const others = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question));
  return answer === "" ? others : { ...others, [question]: answer };
}

function savedWords(saving: number, answered: Sample["cases"][number]["answered"]): string {
  if (saving > 0) return "Keeping the answer…";
  return answered === undefined ? "" : `Kept: ${answered.by.name}, ${momentInWords(new Date(answered.at))}.`;
}
