/** What was begun and not sent, by place, for as long as the page is open. */
const drafts = new Map<string, string>();

export const readDraft = (place: string): string => drafts.get(place) ?? '';

export function writeDraft(place: string, text: string): void {
  if (text === '') drafts.delete(place);
  else drafts.set(place, text);
}
