import { functionTable, type Parameter } from "./function-table.ts";

/** What Excel reads of the functions before it has run any of them. */
export interface FunctionsMetadata {
  /** Otherwise Excel answers with the error itself, and the readers never see what the pane would see. */
  readonly allowErrorForDataTypeAny: true;
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly parameters: readonly (Parameter & { readonly dimensionality: "scalar" })[];
    readonly result: { readonly type: string; readonly dimensionality: "scalar" };
  }[];
}

export function functionsMetadata(): FunctionsMetadata {
  return {
    allowErrorForDataTypeAny: true,
    functions: functionTable.map(({ id, description, parameters, result }) => ({
      id,
      name: id,
      description,
      parameters: parameters.map(({ name, description, type, optional }) => {
        return { name, description, type, dimensionality: "scalar", optional };
      }),
      result: { type: result, dimensionality: "scalar" },
    })),
  };
}
