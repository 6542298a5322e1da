import { Button, Field, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { QualityQuestion } from "../../../shared/contract/organisation.ts";
import type { PartProps } from "./part.ts";
import { answersFrom, answersText } from "./quality-answers.ts";
import { slugOf } from "./slug-of.ts";

const useStyles = makeStyles({
  part: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL, maxWidth: "40rem" },
  list: { margin: 0, padding: 0, listStyle: "none", display: "grid", gap: tokens.spacingVerticalL },
  item: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  form: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
  own: { justifySelf: "start" },
});

/** What a quality audit asks of each sampled case. Answers are chosen and never typed. */
export function QuestionsPart({ draft: { settings }, edit }: PartProps) {
  const styles = useStyles();
  const questions = settings.qualityQuestions;
  const set = (qualityQuestions: QualityQuestion[]): void => {
    edit({ settings: { ...settings, qualityQuestions } });
  };
  return (
    <div className={styles.part}>
      {questions.length === 0 && <p>No question is set: samples can be drawn, and nothing can be recorded of them.</p>}
      <ul className={styles.list}>
        {questions.map((question) => (
          <li key={question.id}>
            <Question
              question={question}
              onChange={(by) => {
                set(questions.flatMap((each) => (each === question ? by : [each])));
              }}
            />
          </li>
        ))}
      </ul>
      <AddQuestion
        taken={questions.map(({ id }) => id)}
        onAdd={(asks) => {
          const answers = ["Yes", "No", "Does not apply"].map((says) => ({ id: slugOf(says), says }));
          set([...questions, { id: slugOf(asks), asks, answers }]);
        }}
      />
    </div>
  );
}

interface QuestionProps {
  readonly question: QualityQuestion;
  readonly onChange: (by: QualityQuestion[]) => void;
}

function Question({ question, onChange }: QuestionProps) {
  const styles = useStyles();
  const [text, setText] = useState(answersText(question.answers));
  return (
    <div className={styles.item}>
      <Field label="Question">
        <Input
          value={question.asks}
          maxLength={200}
          onChange={(_, { value }) => {
            onChange([{ ...question, asks: value }]);
          }}
        />
      </Field>
      <Field
        label={`Answers to “${question.asks}”, one a line`}
        {...(question.answers.length < 2 && { validationMessage: "Give at least two answers to choose from." })}
      >
        <Textarea
          value={text}
          resize="vertical"
          onChange={(_, { value }) => {
            setText(value);
            onChange([{ ...question, answers: answersFrom(value, question.answers) }]);
          }}
        />
      </Field>
      <Button
        className={styles.own}
        size="small"
        aria-label={`Remove “${question.asks}”`}
        onClick={() => {
          onChange([]);
        }}
      >
        Remove
      </Button>
    </div>
  );
}

interface AddQuestionProps {
  /** The short names of those that are there. */
  readonly taken: readonly string[];
  readonly onAdd: (asks: string) => void;
}

function AddQuestion({ taken, onAdd }: AddQuestionProps) {
  const styles = useStyles();
  const [asks, setAsks] = useState("");
  const isThere = taken.includes(slugOf(asks));
  const isAsking = slugOf(asks) !== "" && !isThere;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isAsking) return;
        onAdd(asks.trim());
        setAsks("");
      }}
    >
      <Field
        label="A new question"
        {...(isThere && { validationMessage: "This question is there already: change it above." })}
      >
        <Input
          value={asks}
          maxLength={200}
          onChange={(_, { value }) => {
            setAsks(value);
          }}
        />
      </Field>
      <Button type="submit" disabledFocusable={!isAsking}>
        Add the question
      </Button>
    </form>
  );
}
