export interface RateLimit {
  /** Requests that may come at once. */
  readonly burst: number;
  readonly perSecond: number;
}

/** Some seconds of work of a quick person with several panes open, and far more than the pane itself asks. */
export const usualRate: RateLimit = { burst: 60, perSecond: 10 };

export interface RateLimiter {
  /** Seconds to wait before the next request is let through: 0 when this one is. */
  take(caller: string): number;
}

const mostCallers = 10_000;

/**
 * A bucket of tokens for each caller. It is kept in memory, so each instance of the function app counts for itself:
 * with n instances a caller may get n times as far. It stops a loop that has run wild; it is no defence against many.
 */
export function rateLimiter({ burst, perSecond }: RateLimit, milliseconds: () => number): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(caller) {
      const at = milliseconds();
      const before = buckets.get(caller) ?? { tokens: burst, at };
      const tokens = Math.min(burst, before.tokens + ((at - before.at) / 1000) * perSecond);
      const allowed = tokens >= 1;
      // Taken out and put back, so that the map stands in the order of last use and the oldest is the first to go.
      buckets.delete(caller);
      buckets.set(caller, { tokens: allowed ? tokens - 1 : tokens, at });
      if (buckets.size > mostCallers) buckets.delete(buckets.keys().next().value ?? caller);
      return allowed ? 0 : Math.ceil((1 - tokens) / perSecond);
    },
  };
}
