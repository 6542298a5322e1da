import type { CoreListener } from "./core-module.ts";
import type {
  Binding,
  Callback,
  CoreInvocationContext,
  FunctionMetadata,
  Hook,
  HookName,
  InvocationRequest,
  InvocationResponse,
  LogLevel,
  LogLine,
  ProgrammingModel,
} from "./core-types.ts";

export interface RegisteredFunction {
  readonly metadata: FunctionMetadata;
  readonly callback: Callback;
}

/** The binding that starts a function, and the name under which its data is passed. */
export function triggerOf({ metadata }: RegisteredFunction): { name: string; binding: Binding } {
  const found = Object.entries(metadata.bindings).find(([, binding]) => /trigger$/i.test(binding.type));
  if (!found) throw new Error(`Function "${metadata.name}" has no trigger.`);
  return { name: found[0], binding: found[1] };
}

/** The functions and hooks that an app has registered, and how one of them is invoked: the part of Azure's worker. */
export class FunctionApp implements CoreListener {
  readonly #functions = new Map<string, RegisteredFunction>();
  readonly #hooks: Record<HookName, Hook[]> = {
    appStart: [],
    appTerminate: [],
    preInvocation: [],
    postInvocation: [],
    log: [],
  };
  readonly #appHookData = {};
  readonly #lifeCycleHookData = {};
  readonly #sink: (line: LogLine) => void;
  #started = false;

  constructor(sink: (line: LogLine) => void) {
    this.#sink = sink;
  }

  /** In the order in which the real host tries them: by name. */
  get functions(): readonly RegisteredFunction[] {
    const key = (entry: RegisteredFunction): string => entry.metadata.name.toLowerCase();
    return [...this.#functions.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  registerFunction(metadata: FunctionMetadata, callback: Callback): () => void {
    if (this.#started) throw new Error("A function can only be registered while the app is loading.");
    const key = metadata.name.toLowerCase();
    if (this.#functions.has(key)) throw new Error(`A function named "${metadata.name}" is already registered.`);
    this.#functions.set(key, { metadata, callback });
    return () => this.#functions.delete(key);
  }

  registerHook(name: string, hook: Hook): () => void {
    if (!(name in this.#hooks)) {
      // The library looks for this flag to say which version of the host a hook needs.
      throw Object.assign(new RangeError(`Unrecognised hook "${name}".`), { isAzureFunctionsSystemError: true });
    }
    const hooks = this.#hooks[name as HookName];
    hooks.push(hook);
    return () => void hooks.splice(hooks.indexOf(hook), 1);
  }

  async start(functionAppDirectory: string): Promise<void> {
    await this.#run("appStart", {
      hookData: this.#lifeCycleHookData,
      appHookData: this.#appHookData,
      functionAppDirectory,
    });
    this.#started = true;
  }

  async stop(): Promise<void> {
    await this.#run("appTerminate", { hookData: this.#lifeCycleHookData, appHookData: this.#appHookData });
  }

  /** In the worker's order: arguments, pre hooks, handler, post hooks (which may replace the result or the error), response. */
  async invoke(
    model: ProgrammingModel,
    { metadata, callback }: RegisteredFunction,
    request: InvocationRequest,
  ): Promise<InvocationResponse> {
    const hookData = {};
    const core: CoreInvocationContext = {
      invocationId: request.invocationId,
      request: { ...request, functionId: metadata.name },
      metadata,
      state: undefined,
      log: (level, category, message) => {
        this.#log({ level, category, message }, { core, hookData });
      },
    };
    const invocation = await model.getInvocationModel(core);
    const { context, inputs } = await invocation.getArguments();
    const shared = { hookData, appHookData: this.#appHookData, invocationContext: context };

    const before = { ...shared, inputs, functionCallback: callback };
    core.state = "preInvocationHooks";
    await this.#run("preInvocation", before);

    const after = { ...shared, inputs: before.inputs, result: null as unknown, error: null as unknown };
    core.state = "invocation";
    try {
      after.result = await invocation.invokeFunction(context, before.inputs, before.functionCallback);
    } catch (error) {
      after.error = error ?? new Error("The function threw nothing.");
    }
    core.state = "postInvocationHooks";
    await this.#run("postInvocation", after);
    core.state = undefined;
    if (after.error !== null && after.error !== undefined) throw after.error as Error;
    return invocation.getResponse(context, after.result);
  }

  /** A line from the library outside any invocation. */
  log(level: LogLevel, category: string, message: string): void {
    this.#log({ level, category, message }, undefined);
  }

  #log(
    line: { level: LogLevel; category: string; message: string },
    from: { core: CoreInvocationContext; hookData: object } | undefined,
  ): void {
    const entry = { ...line, hookData: from?.hookData ?? {}, appHookData: this.#appHookData };
    for (const hook of this.#hooks.log) hook(entry);
    const user = line.category === "user";
    this.#sink({
      // A log hook may rewrite what the app says, never what the library says.
      level: user ? entry.level : line.level,
      category: user ? "user" : "system",
      message: user ? entry.message : line.message,
      ...(from && { functionName: from.core.metadata.name, invocationId: from.core.invocationId }),
    });
  }

  async #run(name: HookName, context: object): Promise<void> {
    for (const hook of this.#hooks[name]) await hook(context);
  }
}
