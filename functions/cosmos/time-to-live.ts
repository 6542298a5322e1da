const day = 24 * 60 * 60;

/** How long each part of a run is kept, in seconds. The run itself, which holds no case, has no end here. */
export const timeToLive = { findings: 365 * day, input: 90 * day } as const;
