import type { IssuerContext } from "./context.ts";
import { messagePage, signInPage } from "./pages.ts";
import type { Person } from "./person.ts";
import { type Exchange, readForm, redirect, sendPage } from "./replies.ts";
import { readScopes } from "./scopes.ts";
import { sessionOf, startSession } from "./session.ts";

/** `GET authorize`: who is signed in already goes straight on, everyone else chooses who to be. */
export function authorize(context: IssuerContext, { request, response, url }: Exchange): void {
  const fields = url.searchParams;
  const answer = readRequest(context, fields, response);
  if (!answer) return;
  const prompt = fields.get("prompt");
  const session = sessionOf(context, request);
  const hint = fields.get("login_hint");
  const goOn = session && (!hint || session.username === hint) && (prompt === null || prompt === "none");
  if (goOn) {
    answer.code(session);
  } else if (prompt === "none") {
    answer.error("login_required", "Nobody is signed in: show the sign-in page.");
  } else {
    const hinted = context.people.filter(({ username }) => username === hint);
    const others = context.people.filter(({ username }) => username !== hint);
    sendPage(response, 200, signInPage([...hinted, ...others], url.pathname, fields));
  }
}

/** `POST authorize`: the form of the page above. */
export async function choosePerson(context: IssuerContext, { request, response }: Exchange): Promise<void> {
  const fields = (await readForm(request)) ?? new URLSearchParams();
  const answer = readRequest(context, fields, response);
  if (!answer) return;
  const person = context.people.find(({ id }) => id === fields.get("person"));
  if (!person) {
    sendPage(response, 400, messagePage("Sign in", "That person is not on the list. Go back and choose again."));
    return;
  }
  startSession(context, response, person);
  answer.code(person);
}

interface Answer {
  code(person: Person): void;
  error(error: string, description: string): void;
}

/** Undefined when the request was answered with a refusal. */
function readRequest(
  context: IssuerContext,
  fields: URLSearchParams,
  response: Exchange["response"],
): Answer | undefined {
  const redirectUri = fields.get("redirect_uri") ?? "";
  // An answer goes only to an address that is registered: to any other it would hand the code to a stranger.
  if (fields.get("client_id") !== context.clientId || !context.redirectUris.includes(redirectUri)) {
    const sentence = `The client or its redirect address "${redirectUri}" is not registered: add it to redirectUris.`;
    sendPage(response, 400, messagePage("Sign-in refused", sentence));
    return undefined;
  }
  const send = (values: Readonly<Record<string, string>>): void => {
    const state = fields.get("state");
    const all = new URLSearchParams({ ...values, ...(state !== null && { state }) });
    const target = new URL(redirectUri);
    if (fields.get("response_mode") === "fragment") target.hash = all.toString();
    else for (const [name, value] of all) target.searchParams.set(name, value);
    redirect(response, target.href);
  };
  const error: Answer["error"] = (name, description) => {
    send({ error: name, error_description: description });
  };
  const fault = faultOf(fields, context.audience);
  if (fault) {
    error(...fault);
    return undefined;
  }
  const code: Answer["code"] = ({ id }) => {
    send({
      code: context.codes.keep({
        personId: id,
        scope: fields.get("scope") ?? "",
        redirectUri,
        codeChallenge: fields.get("code_challenge") ?? "",
        nonce: fields.get("nonce") ?? undefined,
      }),
    });
  };
  return { code, error };
}

function faultOf(fields: URLSearchParams, audience: string): [string, string] | undefined {
  if (fields.get("response_type") !== "code") {
    return ["unsupported_response_type", "Only the authorization code flow is available here."];
  }
  if (!["query", "fragment", null].includes(fields.get("response_mode"))) {
    return ["invalid_request", "response_mode must be query or fragment."];
  }
  if (!fields.get("code_challenge") || fields.get("code_challenge_method") !== "S256") {
    return ["invalid_request", "A code_challenge by S256 is needed."];
  }
  if (!readScopes(fields.get("scope") ?? "", audience)) {
    return ["invalid_scope", `A scope belongs to another API than ${audience}.`];
  }
  return undefined;
}
