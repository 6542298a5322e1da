const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it stands in HTML and XML, between tags and between the double quotes of an attribute. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (sign) => entities[sign] ?? sign);
}
