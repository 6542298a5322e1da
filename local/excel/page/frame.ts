/**
 * The parent's side of the protocol that office.js speaks in Excel on the web: a frame whose name and address tell the
 * library where it runs, and messages between the two windows. The library is not changed in any way.
 */
interface RichApiHost {
  /** A message and its answer, as text. */
  process(body: string, flags: number): Promise<string>;
}

export interface FrameOptions {
  readonly pane: URL;
  readonly host: RichApiHost;
  /** Requirement sets in lower case, as the host declares them: `excelapi` to "1.15". */
  readonly requirements: Readonly<Record<string, string>>;
  /** Called with every request's action name that the frame does not imitate. */
  readonly refused: (action: string) => void;
}

interface Message {
  readonly _messageType: number;
  readonly _actionType?: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data?: { readonly ArrayData?: readonly unknown[]; readonly DdaMethod?: { readonly DispatchId?: number } };
}

const hostInfo = "Excel$Web$16.01$en-GB$workbench$$disableLogging$0";
const kinds = { request: 0, response: 1 } as const;
const actions = { call: 0, registerEvent: 1, unregisterEvent: 2 } as const;
/** Numbers of office.js's own dispatch table. */
const dispatch = { richApiRequest: 93 } as const;
const richApiEvent = "richApiMessage";
/** Categories of the messages that the host sends. */
const messages = { action: 2, event: 65_536 } as const;
const actionDispatch = 1000;
/** What the library addresses to the host's own window rather than to the workbook: only that it listens for actions. */
const toTheHost = "WacPartition";
const ooe = { success: 0, notSupported: 5001 } as const;

function isMessage(value: unknown): value is Message {
  return typeof value === "object" && value !== null && "_messageType" in value && "_actionName" in value;
}

function parsed(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export class ExcelWebFrame {
  readonly element: HTMLIFrameElement;
  private readonly conversation = `conversation-${crypto.randomUUID()}`;
  private readonly registrations = new Map<string, Message>();
  private readonly options: FrameOptions;
  private isReadyForActions = false;
  private pressed: readonly unknown[] | undefined;

  constructor(container: HTMLElement, options: FrameOptions) {
    this.options = options;
    this.element = document.createElement("iframe");
    this.element.title = "Task pane";
    this.element.name = JSON.stringify({
      baseFrameName: "pane",
      hostInfo,
      xdmInfo: `${this.conversation}|{pane}|${location.origin}`,
      serializerVersion: 1,
      flights: "[]",
    });
    const address = new URL(options.pane);
    address.searchParams.set("_host_Info", hostInfo);
    addEventListener("message", (event) => {
      if (event.source === this.element.contentWindow) this.receive(event.data);
    });
    // The name must be set before the page loads: office.js reads it first of all.
    this.element.src = address.href;
    container.append(this.element);
  }

  /** Tells the add-in of an event of the object model, such as an edit: `type` and `target` as office.js registers them. */
  raise(type: number, target: string, args: unknown): boolean {
    return this.emit([[messages.event, type, target, JSON.stringify(args), 1, false]]);
  }

  /**
   * Runs a function that the add-in has associated, as a ribbon button does: at once, or as soon as office.js says that it
   * listens, which is before the add-in has said that it is ready.
   */
  runCommand(controlId: string, functionName: string): void {
    const event = JSON.stringify({ source: { id: controlId } });
    this.pressed = [messages.action, actionDispatch, "", JSON.stringify([functionName, event]), 1, false];
    this.deliver();
  }

  /** As Excel does for the first press after it has closed the pane's runtime. */
  loadAgain(): void {
    this.registrations.clear();
    this.isReadyForActions = false;
    const { src } = this.element;
    this.element.src = src;
  }

  private deliver(): void {
    if (this.isReadyForActions && this.pressed !== undefined && this.emit([this.pressed])) this.pressed = undefined;
  }

  private emit(data: readonly unknown[]): boolean {
    const registration = this.registrations.get(richApiEvent);
    if (registration === undefined) return false;
    this.reply(registration, { ArrayData: data, Data: data }, 1);
    return true;
  }

  private receive(data: unknown): void {
    const message = parsed(data);
    if (!isMessage(message) || message._messageType !== kinds.request) return;
    if (message._actionType === actions.registerEvent) this.registrations.set(message._actionName, message);
    if (message._actionType === actions.unregisterEvent) this.registrations.delete(message._actionName);
    const isEvent = message._actionType !== undefined && message._actionType !== actions.call;
    if (isEvent) this.reply(message, { Error: ooe.success }, 0);
    else void this.respond(message);
  }

  private async respond(message: Message): Promise<void> {
    this.reply(message, await this.answer(message), 0);
  }

  private answer(message: Message): unknown {
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        return this.appContext();
      case "ContextActivationManager_notifyHost":
        return null;
      case "executeMethod":
        return this.execute(message);
      default:
        this.options.refused(message._actionName);
        return null;
    }
  }

  private async execute(message: Message): Promise<unknown> {
    const id = message._data?.DdaMethod?.DispatchId;
    if (id !== dispatch.richApiRequest) {
      this.options.refused(`executeMethod ${String(id)}`);
      return { Version: 1, Error: ooe.notSupported };
    }
    const request = message._data?.ArrayData ?? [];
    const body =
      request[0] === toTheHost
        ? JSON.stringify(this.hear(request[4]))
        : await this.options.host.process(String(request[4]), Number(request[6] ?? 0));
    return { Version: 1, Error: ooe.success, Data: [200, ["Content-Type", "application/json"], body] };
  }

  private hear(text: unknown): unknown {
    const { Actions: asked } = parsed(text) as { Actions: readonly { Id: number; Name: string }[] };
    if (asked.some(({ Name }) => Name === "NotifyActionHandlerReady")) {
      this.isReadyForActions = true;
      this.deliver();
    }
    return { Results: asked.map(({ Id }) => ({ ActionId: Id, Value: null })) };
  }

  private reply(to: Message, data: unknown, responseType: number): void {
    const answer = {
      _messageType: kinds.response,
      _actionName: to._actionName,
      _conversationId: to._conversationId,
      _correlationId: to._correlationId,
      _origin: location.origin,
      _data: data,
      _errorCode: 0,
      _responseType: responseType,
      _serializerVersion: 1,
    };
    this.element.contentWindow?.postMessage(JSON.stringify(answer), this.options.pane.origin);
  }

  /** What Excel tells a new pane of itself. */
  private appContext(): unknown {
    return {
      _id: "{pane}",
      _appName: 16,
      _appVersion: "16.01",
      _appUILocale: "en-GB",
      _dataLocale: "en-GB",
      _docUrl: `${location.origin}/Caseload.xlsx`,
      _clientMode: 1,
      _settings: [],
      _reason: "documentOpened",
      _osfControlType: 1,
      _eToken: "",
      _correlationId: "workbench",
      _appInstanceId: "workbench",
      _touchEnabled: false,
      _commerceAllowed: false,
      _appMinorVersion: 1,
      _requirementMatrix: JSON.stringify(this.options.requirements),
      _hostCustomMessage: null,
      _hostFullVersion: "16.0.18526.41002",
      _clientWindowHeight: innerHeight,
      _clientWindowWidth: innerWidth,
      _addinName: "Workbench",
      _appDomains: [],
      _dialogRequirementMatrix: null,
      _featureGates: {},
      _officeTheme: null,
      _initialDisplayMode: 0,
    };
  }
}
