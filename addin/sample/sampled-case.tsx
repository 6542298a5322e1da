import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useSyncExternalStore, type ReactNode } from "react";
import type { RunPlace } from "../../shared/contract/audit-client.ts";
import type { Sample } from "../../shared/contract/beside-run.ts";
import type { Failure } from "../../shared/contract/client.ts";
import { Choice } from "../ui/choice.tsx";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { momentInWords } from "../ui/moment-words.ts";
import { caseKey, type AnswerKeeper, type Answers } from "./answer-keeper.ts";

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

interface SampledCaseProps {
  readonly sampled: Sample["cases"][number];
  readonly sample: Sample;
  readonly keeper: AnswerKeeper;
  readonly place: RunPlace;
  /** What is known of the case here, and the ways to it. */
  readonly beside?: ReactNode;
  /** Where somebody who is signed out can sign in without losing what they chose. */
  readonly onSignIn?: () => Promise<void>;
}

/** One case of a sample with its questions. An answer is kept as soon as it is chosen. */
export function SampledCase({ sampled, sample, keeper, place, beside, onSignIn }: SampledCaseProps) {
  const styles = useStyles();
  const { tableId, rowId, ref = "A case without a reference", answered } = sampled;
  const of = { place, seed: sample.seed, tableId, rowId, name: ref };
  const { unkept } = useSyncExternalStore(keeper.subscribe, keeper.state);
  const chosen = unkept.get(caseKey(of));
  const answers: Answers = chosen?.answers ?? answered?.answers ?? {};
  const tryAgain = async (): Promise<void> => {
    if (chosen?.failure?.kind === "signed-out") await onSignIn?.();
    // Somebody else may have signed in, whose answers these are not.
    if (keeper.state().unkept.has(caseKey(of))) await keeper.keep(of, answers);
  };
  return (
    <li className={styles.item}>
      <fieldset className={styles.questions}>
        <legend className={styles.legend}>{ref}</legend>
        {beside}
        {sample.questions.map((question) => (
          <Choice
            key={question.id}
            label={question.asks}
            any="Not answered"
            value={answers[question.id] ?? ""}
            options={question.answers.map(({ id, says }) => [id, says])}
            onChoose={(value) => {
              void keeper.keep(of, withAnswer(answers, question.id, value));
            }}
          />
        ))}
      </fieldset>
      <p className={styles.minor} role="status">
        {savedWords(chosen?.sending ?? 0, answered)}
      </p>
      {chosen?.failure !== undefined && (
        <NotKept failure={chosen.failure} canSignIn={onSignIn !== undefined} onTryAgain={() => void tryAgain()} />
      )}
    </li>
  );
}

interface NotKeptProps {
  readonly failure: Failure;
  readonly canSignIn: boolean;
  readonly onTryAgain: () => void;
}

function NotKept({ failure: { kind, sentence, reference }, canSignIn, onTryAgain }: NotKeptProps) {
  const styles = useStyles();
  return (
    <>
      <NoticeBar tone="error" sentence={`${sentence} The last answer is not kept yet.`} reference={reference} />
      <Button className={styles.again} size="small" onClick={onTryAgain}>
        {kind === "signed-out" && canSignIn ? "Sign in and try again" : "Try again"}
      </Button>
    </>
  );
}

function withAnswer(answers: Answers, question: string, answer: string): Answers {
  const others = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question));
  return answer === "" ? others : { ...others, [question]: answer };
}

function savedWords(sending: number, answered: Sample["cases"][number]["answered"]): string {
  if (sending > 0) return "Keeping the answer…";
  return answered === undefined ? "" : `Kept: ${answered.by.name}, ${momentInWords(new Date(answered.at))}.`;
}
