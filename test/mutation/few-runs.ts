import * as fc from "fast-check";

/** fast-check with few runs: a law that needs thousands to notice a mutant is no protection that one can count on. */

const most = 40;

function assert<T>(property: fc.IProperty<T>, parameters: fc.Parameters<T> = {}): void {
  fc.assert(property, { ...parameters, numRuns: Math.min(parameters.numRuns ?? most, most), endOnFailure: true });
}

// The tests import fast-check by its default export.
const fewRuns = { ...fc, assert };
export { fewRuns as default };
