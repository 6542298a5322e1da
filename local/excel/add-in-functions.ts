/** The custom functions of an add-in: its script and its metadata, put together as Excel does. */

export interface AddInFunction {
  /** As it stands in a formula: OVERSIGHT.STATE. */
  readonly name: string;
  readonly fewest: number;
  readonly most: number;
  readonly takesErrors: boolean;
  readonly call: (args: readonly unknown[]) => unknown;
}

interface ParameterMetadata {
  readonly name: string;
  readonly optional?: boolean;
  readonly dimensionality?: string;
  readonly repeating?: boolean;
}

/** What Excel reads of the functions, as far as it is imitated. */
export interface FunctionsMetadata {
  readonly allowErrorForDataTypeAny?: boolean;
  readonly allowCustomDataForDataTypeAny?: boolean;
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly options?: object;
    readonly parameters: readonly ParameterMetadata[];
    readonly result: { readonly dimensionality?: string };
  }[];
}

/** An error value of Excel, given to a function or thrown by one. */
export class FunctionError {
  readonly code: string;
  readonly message: string;

  constructor(code: string, message = "") {
    this.code = code;
    this.message = message;
  }
}

type Called = (...args: unknown[]) => unknown;

/** The `CustomFunctions` that the script of an add-in finds, and what it has associated there. */
export class FunctionHost {
  private readonly associated = new Map<string, Called>();

  readonly CustomFunctions = {
    associate: (id: unknown, called: unknown): void => {
      if (typeof id !== "string" || typeof called !== "function") {
        throw new Error("Here a function is associated by its id, one at a time.");
      }
      this.associated.set(id, called as Called);
    },
    Error: FunctionError,
    ErrorCode: {
      invalidValue: "#VALUE!",
      notAvailable: "#N/A",
      divisionByZero: "#DIV/0!",
      invalidNumber: "#NUM!",
      nullReference: "#NULL!",
      invalidName: "#NAME?",
      invalidReference: "#REF!",
    },
  };

  /** @throws Error for a function without metadata, metadata without a function, and what is not imitated. */
  functions(metadata: FunctionsMetadata, namespace: string): AddInFunction[] {
    if (metadata.allowCustomDataForDataTypeAny === true) throw notImitated("data types as arguments");
    const ids = new Set(metadata.functions.map(({ id }) => id));
    for (const id of this.associated.keys()) if (!ids.has(id)) throw new Error(`The metadata has no function ${id}.`);
    return metadata.functions.map(({ id, name, options, parameters, result }) => {
      const called = this.associated.get(id);
      if (called === undefined) throw new Error(`The script associates nothing with ${id}.`);
      if (options !== undefined) throw notImitated("options of a function");
      if ([result, ...parameters].some(isNotOneValue)) throw notImitated("ranges of a function");
      return {
        name: `${namespace}.${name}`,
        fewest: parameters.filter(({ optional }) => optional !== true).length,
        most: parameters.length,
        takesErrors: metadata.allowErrorForDataTypeAny === true,
        // What is left out at the end is null as what is left out between; after all of them comes the invocation.
        call: (args) => called(...parameters.map((_, at) => args[at] ?? null), { functionName: id }),
      };
    });
  }
}

function isNotOneValue({ dimensionality, repeating }: Partial<ParameterMetadata>): boolean {
  return repeating === true || (dimensionality ?? "scalar") !== "scalar";
}

function notImitated(what: string): Error {
  return new Error(`This Excel does not imitate ${what}.`);
}
