import { createElement, lazy, type ComponentType } from "react";

/** A part of the pane did not arrive: there is no connection, or a newer version has taken its place. */
export class NotFetched extends Error {
  constructor(options: ErrorOptions) {
    super(
      "This page could not be fetched: check the connection and try again. If it stays so, close the pane and open it again.",
      options,
    );
  }
}

/** A component that is fetched when it is first shown, and once more by whoever tries again after it did not arrive. */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const fetched = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        Part = fetched();
        throw new NotFetched({ cause: error });
      }
    });
  let Part = fetched();
  return function Fetched(props: Props) {
    return createElement(Part, props);
  };
}
