/** Names that differ only in case or in how their letters are encoded are one name, on every database. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().normalize('NFKC');
