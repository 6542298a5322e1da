/**
 * The colour rules of the status column carry their owner's name inside the formula, where it counts for nothing. A rule's
 * id is known only after the round trip that makes it, and changes when a manager copies a sheet or inserts rows.
 */
const signature = 'N("caseload-oversight")=0';

/** True when the status cell begins with the words. `cell` is relative, such as "N5". */
export function ruleFormula(cell: string, startsWith: string): string {
  return `=AND(LEFT(${cell},${startsWith.length})="${startsWith.replaceAll('"', '""')}",${signature})`;
}

export function isOwnRule(formula: string): boolean {
  return formula.includes(signature);
}
