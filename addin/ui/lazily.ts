import { createElement, lazy, type ComponentType } from "react";

/** A part of the page did not arrive: there is no connection, or a newer version has taken its place. */
export class NotFetched extends Error {
  /** Lets it be fetched once more. Whoever shows this calls it, when the person tries again. */
  readonly again: () => void;

  constructor(again: () => void, options: ErrorOptions) {
    super(
      "This page could not be fetched: check the connection and try again. If it stays so, close the pane and open it again.",
      options,
    );
    this.again = again;
  }
}

/** A component that is fetched when it is first shown, and once more by whoever tries again after it did not arrive. */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const fetched = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        // Not here: what has failed is drawn again at once, and would be fetched without end.
        const again = (): void => {
          Part = fetched();
        };
        throw new NotFetched(again, { cause: error });
      }
    });
  let Part = fetched();
  return function Fetched(props: Props) {
    return createElement(Part, props);
  };
}
