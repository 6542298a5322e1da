const day = "\\d{1,2}(?:st|nd|rd|th)?";
const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?|september|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const fullYear = "(?:19|20)\\d{2}";
const sign = "[/.-]";

const dates = [
  `\\d{1,2}${sign}\\d{1,2}${sign}(?:\\d{2}|\\d{4})`,
  "\\d{4}-\\d{1,2}-\\d{1,2}",
  // With the month in letters, which may stand without signs where there were spaces.
  `${day}${sign}?${month}${sign}?(?:\\d{2}|\\d{4})`,
  `${month}${sign}${day}${sign}(?:\\d{2}|\\d{4})`,
  `${month}${sign}?${day}${sign}?${fullYear}`,
  `${fullYear}${sign}?${month}${sign}?${day}`,
].map((date) => new RegExp(`^${date}$`, "i"));

/** Whether a text without spaces is a full date as people write it, such as a day of birth. */
export function looksLikeADate(text: string): boolean {
  return dates.some((date) => date.test(text));
}
