import type * as NodePreset from "@univerjs/preset-sheets-node-core";
import { FunctionError, type AddInFunction } from "./add-in-functions.ts";

/** The parts of Univer's engine that a function is made with: in Node and in a page they come from different bundles. */
export type EngineParts = Pick<
  typeof NodePreset,
  | "ArrayValueObject"
  | "BaseFunction"
  | "BooleanValueObject"
  | "ErrorType"
  | "ErrorValueObject"
  | "NumberValueObject"
  | "StringValueObject"
>;
type EngineFunction = InstanceType<EngineParts["BaseFunction"]>;
type EngineValue = Parameters<EngineFunction["calculate"]>[number];

/** A function of an add-in as one of Univer's own. It is given what Excel on a computer gives. */
export function univerFunction(parts: EngineParts, of: AddInFunction): EngineFunction {
  return new (class extends parts.BaseFunction {
    override minParams = of.fewest;
    override maxParams = of.most;

    override calculate(...values: EngineValue[]): EngineValue {
      return called(
        parts,
        of,
        values.map((value) => argumentOf(parts, value)),
      );
    }
  })(of.name);
}

function called(parts: EngineParts, { name, takesErrors, call }: AddInFunction, args: readonly unknown[]): EngineValue {
  const wrong = takesErrors ? undefined : args.find((arg) => arg instanceof FunctionError);
  if (wrong !== undefined) return errorOf(parts, wrong);
  try {
    const result = call(args);
    if (typeof result === "number") return parts.NumberValueObject.create(result);
    if (typeof result === "string") return parts.StringValueObject.create(result);
    if (typeof result === "boolean") return parts.BooleanValueObject.create(result);
  } catch (thrown) {
    if (thrown instanceof FunctionError) return errorOf(parts, thrown);
    throw thrown;
  }
  throw new Error(`${name} answers with something that this Excel does not imitate.`);
}

function errorOf({ ErrorType, ErrorValueObject }: EngineParts, { code }: FunctionError): EngineValue {
  const types: readonly (string & (typeof ErrorType)[keyof typeof ErrorType])[] = Object.values(ErrorType);
  return ErrorValueObject.create(types.find((type) => type.valueOf() === code) ?? ErrorType.VALUE);
}

/** What was left out is null and an empty cell is 0, as in Excel on a computer. */
function argumentOf({ ArrayValueObject }: EngineParts, value: EngineValue): unknown {
  if (!(value instanceof ArrayValueObject)) return value.isNull() ? null : plain(value);
  const rows = Array.from({ length: value.getRowCount() }, (_row, row) =>
    Array.from({ length: value.getColumnCount() }, (_column, column) => {
      const cell = value.get(row, column);
      return cell ? plain(cell) : 0;
    }),
  );
  return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows;
}

function plain(value: EngineValue): unknown {
  if (value.isNull()) return 0;
  return value.isError() ? new FunctionError(String(value.getValue())) : value.getValue();
}
