import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Failure } from "../../shared/contract/client.ts";
import { FailureNotice } from "./failure-notice.tsx";

const useStyles = makeStyles({
  files: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    "@media print": { display: "none" },
  },
});

interface FileButtonsProps {
  /** What the files hold, before the buttons. */
  readonly what: string;
  readonly files: readonly {
    readonly label: string;
    /** Undefined when the file has been handed over. */
    readonly take: () => Promise<Failure | undefined>;
  }[];
}

/** Files to be saved, one button each, and why one could not be had. */
export function FileButtons({ what, files }: FileButtonsProps) {
  const styles = useStyles();
  const [failure, setFailure] = useState<Failure>();
  const [taken, setTaken] = useState<string>();
  const take = async (file: FileButtonsProps["files"][number]): Promise<void> => {
    setFailure(undefined);
    setTaken(file.label);
    setFailure(await file.take());
    setTaken(undefined);
  };
  return (
    <>
      <div className={styles.files} role="group" aria-label={what}>
        <span>{what}:</span>
        {files.map((file) => (
          <Button
            key={file.label}
            size="small"
            disabledFocusable={taken !== undefined}
            onClick={() => {
              if (taken === undefined) void take(file);
            }}
          >
            {taken === file.label ? "Fetching…" : file.label}
          </Button>
        ))}
      </div>
      {failure !== undefined && <FailureNotice tone="warning" failure={failure} />}
    </>
  );
}
