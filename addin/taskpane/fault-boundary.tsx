import { Button } from "@fluentui/react-components";
import { Component, useState, type ReactNode } from "react";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { NotFetched } from "../ui/lazily.ts";
import type { PaneModel } from "./pane-model.ts";
import { CopyDetails } from "./pane-notice.tsx";

interface BoundaryProps {
  readonly model: PaneModel;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly broken?: { readonly error: unknown } | undefined;
}

/** A part that cannot be drawn says so in its own place: what stands around it, and all that the pane knows, stays. */
export class FaultBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { broken: { error } };
  }

  override render(): ReactNode {
    const { model, children } = this.props;
    const { broken } = this.state;
    if (broken === undefined) return children;
    return (
      <Broken
        error={broken.error}
        model={model}
        onAgain={() => {
          if (broken.error instanceof NotFetched) broken.error.again();
          this.setState({ broken: undefined });
        }}
      />
    );
  }
}

interface BrokenProps {
  readonly error: unknown;
  readonly model: PaneModel;
  readonly onAgain: () => void;
}

function Broken({ error, model, onAgain }: BrokenProps) {
  const [{ reference, details }] = useState(() => model.faultFrom(error));
  const again = (
    <Button size="small" onClick={onAgain}>
      Try again
    </Button>
  );
  if (error instanceof NotFetched) {
    return (
      <NoticeBar tone="warning" sentence={error.message}>
        {again}
      </NoticeBar>
    );
  }
  return (
    <NoticeBar
      tone="error"
      sentence="Something went wrong in this part of the pane; the rest is as it was. Try again. If it happens twice, copy the details for whoever helps you with it."
      reference={reference}
    >
      {again}
      <CopyDetails details={details} />
    </NoticeBar>
  );
}
