import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useSyncExternalStore } from "react";
import type { UnkeptAnswers } from "../sample/answer-keeper.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import type { PaneModel } from "./pane-model.ts";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  notice: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalXS },
});

/** Answers of the monthly sample that could not be kept: named on every page, since they go with the pane. */
export function UnkeptAnswersNotice({ model }: { readonly model: PaneModel }) {
  const styles = useStyles();
  const { answers } = model;
  const { unkept } = useSyncExternalStore(answers.subscribe, answers.state);
  const isUnkept = unkept.size > 0;
  useEffect(() => {
    if (!isUnkept) return;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => {
      removeEventListener("beforeunload", ask);
    };
  }, [isUnkept]);
  const failed = [...unkept.values()].filter(({ failure }) => failure !== undefined);
  const [first] = failed;
  if (first?.failure === undefined) return undefined;
  const needsSignIn = failed.some(({ failure }) => failure?.kind === "signed-out");
  const tryAgain = async (): Promise<void> => {
    if (needsSignIn) await model.signIn();
    await answers.tryAgain();
  };
  return (
    <section className={styles.notice} aria-label="Answers that are not kept">
      <NoticeBar tone="warning" sentence={`${unkeptWords(failed)} ${first.failure.sentence}`} />
      <div className={styles.buttons}>
        <Button size="small" onClick={() => void tryAgain()}>
          {needsSignIn ? "Sign in and try again" : "Try again"}
        </Button>
        {!failed.some(mayPass) && (
          <Button size="small" onClick={answers.letGo}>
            Do not keep them
          </Button>
        )}
      </div>
    </section>
  );
}

const passing: ReadonlySet<string> = new Set(["offline", "signed-out", "busy", "fault"]);

/** Whether the same may be kept at another time. */
function mayPass({ failure }: UnkeptAnswers): boolean {
  return failure !== undefined && passing.has(failure.kind);
}

function unkeptWords(failed: readonly UnkeptAnswers[]): string {
  const names = failed.map(({ of }) => of.name).join(", ");
  const of = failed.length === 1 ? "1 case" : `${failed.length} cases`;
  return `Answers of the monthly sample are not kept yet, for ${of} (${names}). They are lost if this pane is closed.`;
}
