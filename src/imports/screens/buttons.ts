import { button } from '@phasegate/block-kit/blocks.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { Button } from '@slack/web-api';
import type { Say } from '../../texts/say.ts';
import { checkAction, IDS, MOST_OFFERED } from '../ids.ts';
import { summaryIn } from '../kept.ts';
import type { ImportKind } from '../kind.ts';
import { kindName } from '../kinds.ts';
import type { Import } from '../store.ts';

/** A button for each kind that a dropped file may be, and one for none of them. */
export function offers(say: Say, found: Import, kinds: readonly ImportKind[]): Button[] {
  const isOne = kinds.length === 1;
  return [
    ...kinds.slice(0, MOST_OFFERED).map((kind, n) =>
      button(
        isOne ? say('imports.check') : say('imports.check-as', { kind: kindName(kind, say) }),
        checkAction(n),
        {
          value: `${found.id} ${kind.kind}`,
          ...(n === 0 && { style: 'primary' }),
        },
      ),
    ),
    button(say('imports.no'), IDS.discard, { value: found.id }),
  ];
}

/** What can be done with a file as it stands. */
export function buttonsOf(say: Say, found: Import, kind: ImportKind | undefined, problems: number): Button[] {
  const { fresh, changed, bad } = summaryIn(found);
  const value = found.id;
  // A kind that asked something asks once more: the answer may be what was wrong.
  const recheck = button(say('imports.recheck'), IDS.check, {
    value: kind?.ask ? `${value} ${kind.kind}` : value,
  });
  const discard = button(say('imports.no'), IDS.discard, { value });
  const columns = found.asks ? [button(say('imports.columns-again'), IDS.columns, { value })] : [];
  const asFile = toFix(say, found, problems);
  switch (found.state) {
    case 'reading':
      return [button(say('imports.show'), IDS.show, { value })];
    case 'asking':
      return [button(say('imports.columns'), IDS.columns, { value, style: 'primary' }), discard];
    case 'ready': {
      const what = kind && say(kind.name, { count: fresh + changed });
      if (!what || fresh + changed === 0) return [...asFile, ...columns, discard];
      const sure = { value: `${value} ${found.run}`, style: 'primary' as const };
      const label = say(bad > 0 ? 'imports.confirm-good' : 'imports.confirm', { what });
      return [button(label, IDS.confirm, sure), ...asFile, ...columns, recheck, discard];
    }
    case 'refused':
      return [
        ...(problems > LIMITS.page
          ? [button(say('imports.all-problems', { count: problems }), IDS.problems, { value })]
          : []),
        ...asFile,
        ...columns,
        recheck,
      ];
    case 'imported':
      return asFile;
    default:
      return [];
  }
}

/** [F1.5] What is wrong, as a file: the rows themselves where it is about rows, else a list. */
function toFix(say: Say, found: Import, problems: number): Button[] {
  const label = found.rejected ? 'imports.rows-as-file' : 'imports.as-file';
  return found.rejected || problems > 1 ? [button(say(label), IDS.problemsFile, { value: found.id })] : [];
}
