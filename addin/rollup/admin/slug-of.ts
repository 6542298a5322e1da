/** The longest that the service takes. */
const longest = 60;

/** A short name made of a longer one: "Pod Alder" is `pod-alder`. Empty where nothing of it can stand in one. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replaceAll(/^-|-$/g, "");
}
