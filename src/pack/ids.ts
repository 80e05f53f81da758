/** Buttons that other screens have, too: their value is the engagement. */
export const PACK_IDS = { pack: 'pack.pack.ask', export: 'pack.export.ask' } as const;

/** The queue that makes packs and sends them. */
export const PACK_QUEUE = 'pack.make';
/** The message that says that one could not be sent. */
export const PACK_UNSENT = 'pack.unsent';
