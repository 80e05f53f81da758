import { searchKey } from '../record/search.ts';

/** More words than this narrow nothing down. */
const MOST_WORDS = 12;
/** Letters of a word, and signs in a row. */
const LONGEST = 60;
/** As `search_words` parts words: at signs of ASCII and at spaces, so that no sign is an operator. */
const BETWEEN = /[\s\p{Cc}\u2028\u2029\ufeff!-/:-@[-`{-~]+/u;
/** Chinese and Japanese have no spaces between words: there each sign is one. */
const SIGNS =
  '\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}';
const PIECES = new RegExp(`[${SIGNS}]|[^${SIGNS}]+`, 'gu');
const SIGN = new RegExp(`^[${SIGNS}]$`, 'u');

/**
 * [H4] What was typed, as a tsquery over the words of a workspace: every word has to be there, the last letters of each may be
 * missing; signs that stand in a row have to stand so. Null where there is no word in it.
 */
export function queryOf(workspaceId: string, typed: string): string | null {
  const words = searchKey(typed.toWellFormed())
    .split(BETWEEN)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => phraseOf(workspaceId, word));
  return words.length > 0 ? words.join(' & ') : null;
}

function phraseOf(workspaceId: string, word: string): string {
  const pieces = (word.match(PIECES) ?? []).slice(0, LONGEST);
  return pieces
    .map((piece, at) => {
      const lexeme = `'${workspaceId}${[...piece].slice(0, LONGEST).join('')}'`;
      return at === pieces.length - 1 && !SIGN.test(piece) ? `${lexeme}:*` : lexeme;
    })
    .join(' <-> ');
}
