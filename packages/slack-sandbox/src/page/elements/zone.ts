/** Between Unix seconds and the wall clock of a time zone, as `datetime-local` inputs write it. */

export function toZone(seconds: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(seconds * 1000));
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The moment a wall clock in `zone` shows `local`; in a gap of summer time, the moment just after it. */
export function fromZone(local: string, zone: string): number {
  const wanted = Date.parse(`${local}:00Z`) / 1000;
  let guess = wanted;
  for (let i = 0; i < 2; i++) guess += wanted - Date.parse(`${toZone(guess, zone)}:00Z`) / 1000;
  return guess;
}
