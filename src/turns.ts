/** How events move what they are about (`Turn`), where rooms say so alike. Pure. */
import type { Told, Turn } from './news.ts';

/** Now there, and not before: added, opened, put to work. */
export const appears = ({ subject }: Told): Turn => ({ of: subject, from: 'gone', to: 'there' });
/** There before, and not any more: retired, closed, ended. */
export const goes = ({ subject }: Told): Turn => ({ of: subject, from: 'there', to: 'gone' });

/** From what a field was to what it is. `of`: what else than the event's subject moves. */
export const moves =
  (field: string, of: string = field) =>
  ({ subject, before, after }: Told): Turn => ({
    of: `${subject} ${of}`,
    from: before?.[field] ?? null,
    to: after?.[field] ?? null,
  });
