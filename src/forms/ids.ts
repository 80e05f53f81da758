/** What the buttons, menus and forms of one kind of thing are called in Slack: `room.noun.verb`. */
export const idsOf = <const Noun extends string>(noun: Noun) =>
  ({
    /** Opens the list; its value is the engagement. */
    list: `${noun}.list`,
    search: `${noun}.search`,
    filter: `${noun}.filter`,
    page: `${noun}.page`,
    menu: `${noun}.menu`,
    back: `${noun}.back`,
    /** Opens the form for a new one; its value is the engagement. */
    add: `${noun}.add`,
    save: `${noun}.save`,
    draft: `${noun}.draft`,
    step: `${noun}.step`,
    fresh: `${noun}.fresh`,
    retire: `${noun}.retire`,
    historyPage: `${noun}.history_page`,
  }) as const;
export type Ids = ReturnType<typeof idsOf<string>>;
export type FormIds = Pick<Ids, 'save' | 'draft' | 'step' | 'fresh' | 'back'>;
export type ListIds = Pick<Ids, 'list' | 'search' | 'filter' | 'page' | 'back'>;
