import { describe, expect, it } from 'vitest';
import { linkTo, readLink } from '../../../src/link.ts';
import { mayUnfold, ours, type Reader } from '../../../src/links/rules.ts';

const publicUrl = 'https://phasegate.example.com/base';
const id = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const about = { workspaceId: 'T1', kind: 'gate', id } as const;
const GATE = `${publicUrl}/open/T1/gate/${id}`;

describe('links', () => {
  it('[H9] lead to what they were made for, and there are none where nobody said at which address', () => {
    expect(linkTo({ publicUrl }, about)).toBe(GATE);
    expect(readLink({ publicUrl }, GATE)).toEqual(about);
    expect(linkTo({}, about)).toBeNull();
    expect(readLink({}, GATE)).toBeNull();
  });

  it.each([
    [`${GATE}/`, true],
    [`${GATE}?utm_source=mail#top`, true],
    [GATE.replace('https:', 'http:'), true],
    [GATE.replace('8e8f', '8E8F'), true],
    [GATE.replace('example.com', 'example.org'), false],
    [GATE.replace('/base', ''), false],
    [GATE.replace('/gate/', '/secret/'), false],
    [GATE.replace('/T1/', '/t1%2F/'), false],
    [GATE.replace(id, 'latest'), false],
    [`${GATE}/more`, false],
    [`https://evil.test/?u=${GATE}`, false],
    [`https://phasegate.example.com@evil.test/base/open/T1/gate/${id}`, false],
    ['no address', false],
  ])('[H9] %s is one of ours: %s', (address, isOurs) => {
    expect(readLink({ publicUrl }, address)).toEqual(isOurs ? about : null);
  });

  it('[H9] [X2] of a message those of this workspace count, each once, five at most', () => {
    const other = GATE.replace('/T1/', '/T2/');
    expect(ours({ publicUrl }, 'T1', [GATE, other, GATE, 'https://other.test'])).toEqual([
      { url: GATE, kind: 'gate', id },
    ]);
    const many = Array.from({ length: 9 }, () => GATE.replace(id, crypto.randomUUID()));
    expect(ours({ publicUrl }, 'T1', many)).toHaveLength(5);
  });
});

describe('who reads where a link was posted', () => {
  const reader = (userId: string, more: Partial<Reader> = {}): Reader => ({
    userId,
    isAdmin: false,
    isExternal: false,
    isDeactivated: false,
    isBot: false,
    ...more,
  });
  const place = (visibility: 'open' | 'restricted') => ({ visibility, channelId: 'C1', people: ['ULEAD'] });
  const lead = reader('ULEAD');
  const any = reader('UANY');
  const guest = reader('UGUEST', { isExternal: true });

  it.each([
    ['open', 'C2', [lead, any], true],
    ['open', 'C2', [lead, guest], false],
    ['open', 'C2', null, false],
    ['open', 'C1', null, true],
    ['restricted', 'C1', [lead, guest], true],
    ['restricted', 'C2', [lead], true],
    ['restricted', 'C2', [lead, any], false],
    ['restricted', 'C2', [lead, reader('UADMIN', { isAdmin: true })], true],
    ['restricted', 'C2', [lead, reader('UBOT', { isBot: true })], true],
    ['restricted', 'C2', [lead, reader('UGONE', { isDeactivated: true })], true],
    ['open', 'C2', [reader('ULEAD', { isExternal: true })], true],
  ] as const)('[H9] [X9] %s, in %s, read by %j: unfolds %s', (visibility, channel, readers, unfolds) => {
    expect(mayUnfold(place(visibility), channel, readers && { isPublic: false, members: readers })).toBe(
      unfolds,
    );
  });

  it('[H9] [X9] a public channel is read by the whole workspace: what is restricted does not unfold there', () => {
    const audience = { isPublic: true, members: [lead] };
    expect(mayUnfold(place('restricted'), 'C2', audience)).toBe(false);
    expect(mayUnfold(place('restricted'), 'C1', audience)).toBe(true);
    expect(mayUnfold(place('open'), 'C2', audience)).toBe(true);
    expect(mayUnfold(place('open'), 'C2', { ...audience, members: [lead, guest] })).toBe(false);
  });
});
