/** Words that people write in several ways are one: case, blanks, underscores and hyphens, apostrophes, marks at the ends. */
export const wordKey = (written: string): string =>
  written
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘´`]/g, "'")
    .replace(/[\s_-]+/g, ' ')
    .replace(/^[ *:"“”']+|[ *:"“”']+$/g, '');
