/** What is read where Slack writes days and moments: their fallback, by the clocks and in the form of the text around them. */
export const datesShown = (text: string): string => text.replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1');
