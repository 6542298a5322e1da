import { DeleteRegular, KeyboardRegular, QuestionCircleRegular, SendRegular } from "@fluentui/react-icons";
import type { ComponentType, ReactElement } from "react";
import { lazily } from "../ui/lazily.ts";
import type { PageProps } from "./page.ts";
import type { PageId } from "./pane-state.ts";

const HelpPage = lazily(async () => (await import("./help-page.tsx")).HelpPage);
const KeysPage = lazily<PageProps>(async () => (await import("./keys-page.tsx")).KeysPage);
const SentPage = lazily(async () => (await import("./sent-page.tsx")).SentPage);
const ForgetWorkbook = lazily(async () => (await import("./forget-workbook.tsx")).ForgetWorkbook);

export interface Page {
  readonly id: PageId;
  readonly title: string;
  readonly View: ComponentType<PageProps>;
}

export interface Aside extends Page {
  readonly icon: ReactElement;
}

/** The last thing that anybody wants, apart from the others. */
export const forgetting: Aside = {
  id: "forget",
  title: "Forget this workbook",
  View: ForgetWorkbook,
  icon: <DeleteRegular />,
};

/** No tabs: they are reached from More and lead back to the check. */
export const asides: readonly Aside[] = [
  { id: "sent", title: "What is sent", View: SentPage, icon: <SendRegular /> },
  { id: "help", title: "Help", View: HelpPage, icon: <QuestionCircleRegular /> },
  { id: "keys", title: "Keyboard shortcuts", View: KeysPage, icon: <KeyboardRegular /> },
];
