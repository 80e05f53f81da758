/** The message the file came with was deleted before we answered: there is no thread to answer in. */
export const isThreadGone = ({
  channel,
  threadTs,
}: {
  channel: string | null;
  threadTs: string | null;
}): boolean => channel !== null && threadTs === null;
