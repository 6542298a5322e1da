import { Button, Spinner } from "@fluentui/react-components";
import { Component, Suspense, type ReactNode } from "react";
import { NotFetched } from "../ui/lazily.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { Notice } from "./notice.tsx";

interface PartProps {
  /** Of a part that stands alone below the page's header; what has none stands within another. */
  readonly title?: string;
  readonly children: ReactNode;
}

interface PartState {
  readonly broken?: { readonly error: unknown } | undefined;
}

const sentence =
  "This part could not be fetched: check the connection and try again. If it stays so, load the page again.";

/** A part of the page that is fetched when it is wanted. What stands around it stays, whatever becomes of it. */
export class Part extends Component<PartProps, PartState> {
  override state: PartState = {};

  static getDerivedStateFromError(error: unknown): PartState {
    return { broken: { error } };
  }

  readonly #again = (): void => {
    const error = this.state.broken?.error;
    if (error instanceof NotFetched) error.again();
    this.setState({ broken: undefined });
  };

  override render(): ReactNode {
    const { title, children } = this.props;
    if (this.state.broken !== undefined) return this.#broken();
    const waiting =
      title === undefined ? (
        <Spinner size="tiny" label="Opening…" labelPosition="after" />
      ) : (
        <Notice title={title} sentence="One moment." isBusy />
      );
    return <Suspense fallback={waiting}>{children}</Suspense>;
  }

  #broken(): ReactNode {
    const { title } = this.props;
    if (title === undefined) {
      return (
        <NoticeBar tone="warning" sentence={sentence}>
          <Button size="small" onClick={this.#again}>
            Try again
          </Button>
        </NoticeBar>
      );
    }
    const reload = (): void => {
      location.reload();
    };
    const actions = [
      { label: "Try again", act: this.#again },
      { label: "Load the page again", act: reload },
    ];
    return <Notice title={title} sentence={sentence} actions={actions} />;
  }
}
