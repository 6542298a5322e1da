import { Button } from "@fluentui/react-components";
import { useDeferredValue } from "react";

/** A long list is drawn in parts: so many rows at once. */
export const atOnce = 100;

/** More than a pane has room for. */
const inSight = 20;

/** How many rows to draw by now: those out of sight follow in a moment, and no key that is pressed waits for them. */
export function useDrawn(shown: number): number {
  return useDeferredValue(shown, inSight);
}

interface ShowMoreProps {
  readonly shown: number;
  readonly of: number;
  readonly onShow: (shown: number) => void;
}

/** Draws the next part of a list; nothing where all of it is drawn. */
export function ShowMore({ shown, of, onShow }: ShowMoreProps) {
  if (of <= shown) return undefined;
  return (
    <Button
      size="small"
      onClick={() => {
        onShow(shown + atOnce);
      }}
    >
      Show {Math.min(atOnce, of - shown)} more of {of}
    </Button>
  );
}
