/** The longest secret that is taken, in characters: a service account's key fits. */
export const SECRET_MAX = 3_000;
