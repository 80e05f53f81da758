const ASCII = /^[\x20-\x7e\n\t]*$/;
/**
 * What no text needs: control characters, which a database refuses; halves of surrogate pairs and code points that are
 * no characters; formatting nobody sees, among it the zero-width space and what turns the direction of writing; fillers
 * that look like nothing. The two joiners are not among these, see `STRAY_JOINER`.
 */
const UNWANTED =
  /[[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Cf}\u034f\u115f\u1160\u3164\uffa0]--[\n\t\u200c\u200d]]/gv;
/** Joiners make one sign of two (families of emoji, Persian): between two signs they stay, elsewhere they hide. */
const STRAY_JOINER =
  /(?<![\p{L}\p{M}\p{Emoji_Modifier}\p{Extended_Pictographic}])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;

/**
 * [X10] A text as it is kept, whoever wrote it: nothing in it that cannot be seen, line ends as `\n`, one Unicode form
 * (NFC), no space at its ends. Cleaning twice is cleaning once.
 */
export function cleaned(text: string): string {
  if (ASCII.test(text)) return text.trim();
  const visible = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(UNWANTED, '');
  return visible.normalize('NFC').replace(STRAY_JOINER, '').trim();
}

/** The same on one line. */
export const cleanedLine = (text: string): string => cleaned(text).replace(/\s+/g, ' ');
