/** The heading of the one column that the product writes. A second one in an Excel table has a number behind it. */
export const ownHeading = "Policy check";

export function isOwnHeading(heading: string): boolean {
  return heading === ownHeading || /^Policy check \d+$/u.test(heading);
}
