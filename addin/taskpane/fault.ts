/** Something that nobody expected, as it can be told to whoever looks into it. */
export interface Fault {
  readonly reference: string;
  /** Lines of text without a name or a cell: an error's message may quote either, so it is left out. */
  readonly details: string;
}

interface Circumstances {
  readonly reference: string;
  /** The instant, in ISO's form. */
  readonly at: string;
  readonly screen: string;
  readonly busy: string;
  /** What the service called its last answer, where there was one. */
  readonly service: string | undefined;
}

export function faultOf(error: unknown, { reference, at, screen, busy, service }: Circumstances): Fault {
  const lines = [
    "Caseload Oversight, a fault in the pane",
    `Reference: ${reference}`,
    `Service's last answer: ${service !== undefined && /^[\w-]{1,64}$/u.test(service) ? service : "none"}`,
    `When: ${at}`,
    `Screen: ${screen}, doing: ${busy}`,
    `Kind: ${kindOf(error)}`,
    `Where: ${placesIn(error).join(", ") || "not known"}`,
  ];
  return { reference, details: lines.join("\n") };
}

/** The class of an error and Excel's own name for it: words of the code, and never of the workbook. */
function kindOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return typeof error;
  const code = "code" in error ? plainWord(error.code) : undefined;
  const name = plainWord(error.constructor.name) ?? "Error";
  return code === undefined ? name : `${name}, ${code}`;
}

function plainWord(word: unknown): string | undefined {
  return typeof word === "string" && /^[A-Za-z]{1,60}$/u.test(word) ? word : undefined;
}

const mostPlaces = 8;

/** File, line and column of each step. */
function placesIn(error: unknown): string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  // A message of several lines might look like steps.
  const steps = error.stack.replace(error.message, "").split("\n");
  return steps.flatMap((step) => /[\w.-]+\.[cm]?[jt]sx?:\d+:\d+(?=\)?$)/u.exec(step)?.[0] ?? []).slice(0, mostPlaces);
}
