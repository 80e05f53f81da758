import type { TextKey } from '../../texts/catalogue.ts';
import { inEveryLanguage, type Params } from '../../texts/say.ts';
import { type Fault, FeedFault } from './feed.ts';

/** What is wrong with a feed, as it travels from where it was found out: another thread, say. */
export interface FaultRead {
  fault: Fault;
  key: TextKey;
  params?: Params;
}

/** A fault of the feed in words of the catalogue. */
export const faulty = (code: Fault, key: TextKey, params: Params = {}): FeedFault =>
  new FeedFault(
    code,
    inEveryLanguage((say) => say(key, params)),
  );

export const asFault = ({ fault, key, params }: FaultRead): FeedFault => faulty(fault, key, params);
