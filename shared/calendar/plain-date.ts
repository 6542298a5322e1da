/** A calendar day such as "2026-04-03": no clock, no time zone. Compared with `<` as text. */
export type PlainDate = string & { readonly brand: "PlainDate" };

const form = /^\d{4}-\d{2}-\d{2}$/;
/** Every month has 28 days: only the days after them need the machine's calendar, which is slow. */
const inEveryMonth = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

export function isPlainDate(text: string): text is PlainDate {
  if (inEveryMonth.test(text)) return true;
  if (!form.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** @throws RangeError when the text is not a day of the calendar. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`Not a calendar day: ${text}`);
  return text;
}
