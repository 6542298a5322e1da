/**
 * The part of `@azure/functions-core` that the real `@azure/functions` asks of its worker. The package exists at run
 * time only (Azure's worker supplies it), so its shapes are written down here.
 */
export type LogLevel = "trace" | "debug" | "information" | "warning" | "error" | "critical" | "none";

export interface LogLine {
  readonly level: LogLevel;
  /** `user` is the app's own context.log, `system` is the library, `host` is this host. */
  readonly category: "user" | "system" | "host";
  readonly message: string;
  readonly functionName?: string;
  readonly invocationId?: string;
}

/** A value on its way between host and library: one of these is set. */
export interface Datum {
  readonly string?: string;
  readonly json?: string;
  readonly bytes?: Uint8Array;
  readonly http?: HttpDatum;
}

type Nullable<T> = { readonly value: T } | undefined;
export type NullableStrings = Readonly<Record<string, { readonly value: string }>>;

/** Requests use the nullable maps, responses the plain ones. */
export interface HttpDatum {
  readonly method?: string;
  readonly url?: string;
  readonly nullableHeaders?: NullableStrings;
  readonly nullableQuery?: NullableStrings;
  readonly nullableParams?: NullableStrings;
  readonly body?: Datum | null;
  readonly statusCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly CookieDatum[];
}

export interface CookieDatum {
  readonly name: string;
  readonly value: string;
  readonly domain?: Nullable<string>;
  readonly path?: Nullable<string>;
  readonly expires?: Nullable<{ readonly seconds: number }>;
  readonly maxAge?: Nullable<number>;
  readonly secure?: Nullable<boolean>;
  readonly httpOnly?: Nullable<boolean>;
  readonly sameSite?: string;
}

export interface Binding {
  readonly type: string;
  readonly direction: "in" | "out";
  readonly [option: string]: unknown;
}

interface Duration {
  readonly seconds: number;
}

export interface RetryOptions {
  /** -1 retries for ever. */
  readonly maxRetryCount: number;
  readonly retryStrategy: "fixedDelay" | "exponentialBackoff";
  readonly delayInterval?: Duration;
  readonly minimumInterval?: Duration;
  readonly maximumInterval?: Duration;
}

export interface FunctionMetadata {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Binding>>;
  readonly retryOptions?: RetryOptions;
}

export type Callback = (...args: unknown[]) => unknown;

export interface InvocationRequest {
  readonly invocationId: string;
  readonly inputData: readonly { readonly name: string; readonly data: Datum }[];
  readonly triggerMetadata: Readonly<Record<string, Datum>>;
  readonly traceContext: { readonly traceParent: string; readonly traceState: string; readonly attributes: object };
  readonly retryContext?: { readonly retryCount: number; readonly maxRetryCount: number };
}

export interface InvocationResponse {
  readonly returnValue?: Datum | null;
}

type CoreLog = (level: LogLevel, category: string, message: string) => void;

interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: Callback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<InvocationResponse>;
}

export interface CoreInvocationContext {
  readonly invocationId: string;
  readonly request: InvocationRequest & { readonly functionId: string };
  readonly metadata: FunctionMetadata;
  state: string | undefined;
  readonly log: CoreLog;
}

export interface ProgrammingModel {
  readonly name: string;
  readonly version: string;
  getInvocationModel(context: CoreInvocationContext): InvocationModel | Promise<InvocationModel>;
  getCapabilities?(worker: Record<string, string>): Promise<Record<string, string>> | Record<string, string>;
}

export type HookName = "appStart" | "appTerminate" | "preInvocation" | "postInvocation" | "log";
export type Hook = (context: object) => unknown;
