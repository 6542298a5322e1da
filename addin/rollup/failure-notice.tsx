import { Button } from "@fluentui/react-components";
import type { Failure } from "../../shared/contract/client.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { useOnPage } from "./on-page.ts";

interface FailureNoticeProps {
  readonly tone: "warning" | "error" | "info";
  readonly failure: Failure;
  /** What was kept, after the reason. */
  readonly kept?: string;
  /** What is tried again once the person has signed in without leaving the page. */
  readonly again?: () => void;
}

/** Why there is no answer, with the way to sign in where that is what is missing. */
export function FailureNotice({ tone, failure: { kind, sentence, reference }, kept, again }: FailureNoticeProps) {
  const { signIn } = useOnPage();
  const said = kept === undefined ? sentence : `${sentence} ${kept}`;
  if (kind !== "signed-out" || signIn === undefined)
    return <NoticeBar tone={tone} sentence={said} reference={reference} />;
  return (
    <NoticeBar tone={tone} sentence={said}>
      <Button size="small" onClick={() => void signIn().then(again)}>
        Sign in
      </Button>
    </NoticeBar>
  );
}
