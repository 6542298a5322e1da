/** "section 3.2", "sections 1, 8", "section 3.2, Annex A", "Annex A": the place of a rule in the text of its policy. */
export function sectionInWords(section: string): string {
  if (!/^\d/.test(section)) return section;
  return /, \d/.test(section) ? `sections ${section}` : `section ${section}`;
}
