import {
  type AzureMonitorOpenTelemetryOptions,
  shutdownAzureMonitor,
  useAzureMonitor,
} from "@azure/monitor-opentelemetry";
import { SpanStatusCode, trace } from "@opentelemetry/api";
import type { World } from "../ports.ts";

/** The part of the Functions library's hooks that is used. The library itself must be the service's own copy. */
interface Hooks {
  preInvocation(
    handler: (invocation: {
      functionHandler: (...given: never[]) => unknown;
      readonly invocationContext: { readonly functionName: string };
    }) => void,
  ): unknown;
}

type Exporter = Required<NonNullable<AzureMonitorOpenTelemetryOptions["azureMonitorExporterOptions"]>>;

/**
 * Traces of requests and of the store's part in them, for Application Insights. Loaded only where a connection string
 * says where to; a build of its own, as it is larger than the service. A span has a name of ours and how long it took:
 * nothing of a request, an answer or an error is in it.
 */
export function startTelemetry(connectionString: string, credential: Exporter["credential"], hooks: Hooks) {
  // Before the library's own hook, which then puts the span of the host around this one.
  hooks.preInvocation((invocation) => {
    const handle = invocation.functionHandler as (...given: unknown[]) => unknown;
    const { functionName } = invocation.invocationContext;
    invocation.functionHandler = (...given: unknown[]) => inSpan(functionName, () => handle(...given));
  });
  keepToItself();
  const off = { enabled: false };
  useAzureMonitor({
    azureMonitorExporterOptions: { connectionString, credential, disableOfflineStorage: true },
    // Traces are whole or not there: so many a second would leave out parts of them.
    tracesPerSecond: 0,
    samplingRatio: 1,
    enableLiveMetrics: false,
    enableStandardMetrics: false,
    enablePerformanceCounters: false,
    // What these would tell are addresses, with the names and references that stand in them.
    instrumentationOptions: {
      ...{ http: off, azureSdk: off },
      ...{ mongoDb: off, mySql: off, postgreSql: off, redis: off, redis4: off },
    },
  });
  return { traced, stop: shutdownAzureMonitor };
}

/** The library is told by its environment what it must not do of its own accord. */
function keepToItself(): void {
  // Figures about the use of the library would go to Microsoft.
  process.env["APPLICATION_INSIGHTS_NO_STATSBEAT"] = "true";
  process.env["APPLICATIONINSIGHTS_SDKSTATS_DISABLED"] = "true";
  process.env["OTEL_NODE_RESOURCE_DETECTORS"] ??= "none";
  // The clients of Azure would print what they ask the store for.
  process.env["APPLICATIONINSIGHTS_INSTRUMENTATION_LOGGING_LEVEL"] ??= "ERROR";
}

function inSpan<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  return trace.getTracer("caseload-oversight").startActiveSpan(name, async (span) => {
    try {
      return await work();
    } catch (error) {
      // Not the error: its words may be anybody's.
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

type Port = Readonly<Record<string, (...given: unknown[]) => Promise<unknown>>>;

/** Every method of every port in a span named for it, such as `audits.add`. */
function traced({ now, ...ports }: World): World {
  const all = Object.entries(ports).map(([port, methods]: [string, object]): [string, Port] => {
    const each = Object.entries(methods as Port).map(([name, method]): [string, Port[string]] => [
      name,
      (...given) => inSpan(`${port}.${name}`, () => method(...given)),
    ]);
    return [port, Object.fromEntries(each)];
  });
  return { ...(Object.fromEntries(all) as unknown as Omit<World, "now">), now };
}
