/** The queue of checks. */
export const CHECK_QUEUE = 'monitor.check';
