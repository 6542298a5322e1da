/** The service's own limits, in bytes of UTF-8. */
export const LARGEST_REQUEST = 2 * 1024 * 1024;
export const LARGEST_PAGE = 4 * 1024 * 1024;
