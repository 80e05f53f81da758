/**
 * A line of mrkdwn as text for programs: names in place of mentions, what a date or a link says, no emphasis.
 * @param names people by id, as far as they are known
 */
export function unmarked(mrkdwn: string, names: ReadonlyMap<string, string> = new Map()): string {
  return mrkdwn
    .replace(/<@(\w+)>/g, (_, id: string) => names.get(id) ?? id)
    .replace(/<#(\w+)>/g, '#$1')
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<([^|>]+)\|([^>]*)>/g, '$2 ($1)')
    .replace(/<([^|>]+)>/g, '$1')
    .replace(/(^|[\s(“"])([*_~])(\S|\S.*?\S)\2(?=$|[\s).,:;!?”"])/gm, '$1$3')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
