import type { PaneModel } from "../taskpane/pane-model.ts";

/** What nobody waited for may fail too. What scripts of others in this page do is not ours to tell. */
export function tellOfFaults(model: PaneModel): void {
  const tell = (error: unknown): void => {
    if (error instanceof Error && error.stack?.includes(location.origin) === true) void model.tellOfFault(error);
  };
  addEventListener("error", ({ error }) => {
    tell(error);
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    tell(reason);
  });
}
