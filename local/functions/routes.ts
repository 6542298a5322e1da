/** Route templates as the Functions host reads them: literals, `{name}`, `{name:constraint}`, `{name?}` and `{*rest}`. */
export type RouteValues = Readonly<Record<string, string>>;
export type RouteMatcher = (pathname: string) => RouteValues | undefined;

type Test = (value: string) => boolean;
type Constraint = (first: number, second: number) => Test;

const constraints: Readonly<Record<string, Constraint>> = {
  int: () => (value) => /^-?\d+$/.test(value) && Math.abs(Number(value)) <= 2_147_483_647,
  bool: () => (value) => /^(true|false)$/i.test(value),
  guid: () => (value) => /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(value),
  alpha: () => (value) => /^[a-z]*$/i.test(value),
  length: (least, most) => (value) => value.length >= least && value.length <= (Number.isNaN(most) ? least : most),
  minlength: (least) => (value) => value.length >= least,
  maxlength: (most) => (value) => value.length <= most,
  min: (least) => (value) => Number(value) >= least,
  max: (most) => (value) => Number(value) <= most,
  range: (least, most) => (value) => Number(value) >= least && Number(value) <= most,
};

interface Segment {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly tests: readonly (readonly Test[])[];
  readonly optional: boolean;
  readonly rest: boolean;
}

interface Parameter {
  readonly name: string;
  readonly tests: readonly Test[];
  readonly optional: boolean;
  readonly rest: boolean;
}

function constraintTest(text: string, template: string): Test {
  const [, name = "", args = ""] = /^(\w+)(?:\(([\d,\s-]*)\))?$/.exec(text) ?? [];
  const constraint = constraints[name.toLowerCase()];
  if (!constraint) throw new Error(`The route "${template}" has a constraint that this host does not know: "${text}".`);
  const [first = Number.NaN, second = Number.NaN] = args.split(",").map(Number);
  return constraint(first, second);
}

function parameter(text: string, template: string): Parameter {
  const found = /^\{(\*{0,2})(\w+)((?::[^:{}?=]+)*)(\?)?\}$/.exec(text);
  if (!found) throw new Error(`The route "${template}" has a part that this host does not read: "${text}".`);
  const [, star = "", name = "", list = "", question] = found;
  const tests = list
    .split(":")
    .slice(1)
    .map((constraint) => constraintTest(constraint, template));
  return { name, tests, optional: question !== undefined || star !== "", rest: star !== "" };
}

function segment(text: string, template: string): Segment {
  const parameters: Parameter[] = [];
  const source = text.split(/(\{[^}]*\})/).map((part) => {
    if (!part.startsWith("{")) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const read = parameter(part, template);
    parameters.push(read);
    return read.rest ? "(.*)" : "(.+?)";
  });
  return {
    pattern: new RegExp(`^${source.join("")}$`, "is"),
    names: parameters.map((each) => each.name),
    tests: parameters.map((each) => each.tests),
    optional: parameters.some((each) => each.optional),
    rest: parameters.some((each) => each.rest),
  };
}

/** The server decodes a path before it is matched; an escaped slash stays escaped, so it cannot add a segment. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll(/%2f/gi, "%252F"));
  } catch {
    return text;
  }
}

function pathSegments(pathname: string): string[] {
  const trimmed = pathname.replace(/^\//, "").replace(/\/$/, "");
  return trimmed === "" ? [] : trimmed.split("/").map(decode);
}

function matchSegment(part: Segment, text: string, values: Record<string, string>): boolean {
  const found = part.pattern.exec(text);
  if (!found) return false;
  return part.names.every((name, index) => {
    const value = found[index + 1] ?? "";
    if (value !== "") values[name] = value;
    return value === "" || (part.tests[index] ?? []).every((test) => test(value));
  });
}

export function routeMatcher(template: string): RouteMatcher {
  const parts = template
    .split("/")
    .filter((text) => text !== "")
    .map((text) => segment(text, template));
  const open = parts.findIndex((part) => part.rest);
  if (open !== -1 && open !== parts.length - 1) {
    throw new Error(`The route "${template}" has text after its {*rest} part.`);
  }
  return (pathname) => {
    const texts = pathSegments(pathname);
    if (texts.length > parts.length && open === -1) return undefined;
    const values: Record<string, string> = {};
    const matches = parts.every((part, index) => {
      const text = part.rest ? texts.slice(index).join("/") : texts[index];
      return text === undefined || text === "" ? part.optional : matchSegment(part, text, values);
    });
    return matches ? values : undefined;
  };
}
