/** The queue that makes packs and sends them. */
export const PACK_QUEUE = 'pack.make';
/** The message that says that one could not be sent. */
export const PACK_UNSENT = 'pack.unsent';
