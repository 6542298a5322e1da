import { Component, Suspense, type ReactNode } from "react";
import { Notice } from "./notice.tsx";

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
}

interface PartState {
  readonly isBroken: boolean;
}

/** A part of the page that is fetched when it is wanted. Once a newer version has taken this one's place it is gone. */
export class Part extends Component<PartProps, PartState> {
  override state: PartState = { isBroken: false };

  static getDerivedStateFromError(): PartState {
    return { isBroken: true };
  }

  override render(): ReactNode {
    const { title, children } = this.props;
    if (!this.state.isBroken) {
      return <Suspense fallback={<Notice title={title} sentence="One moment." isBusy />}>{children}</Suspense>;
    }
    const reload = {
      label: "Load the page again",
      act: (): void => {
        location.reload();
      },
    };
    const sentence = "This part could not be fetched, perhaps because there is a newer version: load the page again.";
    return <Notice title={title} sentence={sentence} actions={[reload]} />;
  }
}
