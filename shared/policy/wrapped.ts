/** Plain text in columns, for print and for a terminal. */

export const lineWidth = 110;

/** The text in lines of at most the width, the first after `lead` and the others indented as far. */
export function wrapped(lead: string, text: string): readonly string[] {
  if (text.startsWith(" ")) return wrapped(`${lead} `, text.slice(1));
  const indent = " ".repeat(lead.length);
  const lines: string[] = [];
  let line = lead;
  for (const word of text.split(" ")) {
    const empty = line === lead || line === indent;
    const longer = empty ? line + word : `${line} ${word}`;
    if (longer.length > lineWidth && !empty) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A label of a fixed width before the text. */
export function labelled(label: string, text: string, width = 16): readonly string[] {
  return wrapped(`  ${label.padEnd(width)}`, text);
}

export function heading(text: string): readonly string[] {
  return ["", text.toUpperCase(), "─".repeat(lineWidth)];
}
