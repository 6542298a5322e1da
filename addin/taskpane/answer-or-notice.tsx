import { Button, Spinner } from "@fluentui/react-components";
import type { Asked } from "../ui/use-answer.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import type { PaneModel } from "./pane-model.ts";

interface AnswerOrNoticeProps {
  readonly asked: Exclude<Asked<unknown>, { kind: "read" }>;
  /** What is being read, as it stands after "Reading". */
  readonly what: string;
  readonly model: PaneModel;
}

/** What is shown until the service has answered, and when it would not: with the way on, where there is one. */
export function AnswerOrNotice({ asked, what, model }: AnswerOrNoticeProps) {
  if (asked.kind === "reading") return <Spinner size="tiny" label={`Reading ${what}…`} labelPosition="after" />;
  const { failure, again } = asked;
  const { kind, sentence, reference } = failure;
  const signInAndAskAgain = async (): Promise<void> => {
    await model.signIn();
    again();
  };
  return (
    <>
      <NoticeBar tone="warning" sentence={sentence} reference={reference} />
      {kind === "signed-out" && (
        <Button appearance="primary" onClick={() => void signInAndAskAgain()}>
          Sign in
        </Button>
      )}
      {kind !== "signed-out" && kind !== "refused" && <Button onClick={again}>Try again</Button>}
    </>
  );
}
