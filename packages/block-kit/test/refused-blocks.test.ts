import { BLOCKS, mrkdwn } from './payloads.ts';
import { type Refused, refuses } from './refused.ts';

const BLOCK_FAULTS: Refused[] = [
  ['not an object', 'message', 'x', '', 'must provide an object'],
  ['no type', 'message', {}, '', 'missing required field: type'],
  ['empty section', 'message', { type: 'section' }, '', 'must define either `text` or `fields`'],
  [
    'empty text',
    'message',
    { type: 'section', text: mrkdwn('') },
    '/text/text',
    'must be more than 0 characters',
  ],
  ['text as string', 'message', { type: 'section', text: 'hi' }, '/text', 'must provide an object'],
  [
    'text without text',
    'message',
    { type: 'section', text: { type: 'mrkdwn' } },
    '/text',
    'missing required field: text',
  ],
  [
    'emoji in mrkdwn',
    'message',
    { type: 'section', text: { ...mrkdwn('a'), emoji: true } },
    '/text',
    'invalid additional property: emoji',
  ],
  [
    'two picture sources',
    'message',
    { ...BLOCKS.image, image_url: 'https://example.com/a.png' },
    '',
    /only one of/,
  ],
  ['no picture source', 'message', { ...BLOCKS.image, slack_file: undefined }, '', /must define either/],
  [
    'empty alt text',
    'message',
    { ...BLOCKS.image, alt_text: '' },
    '/alt_text',
    'must be more than 0 characters',
  ],
  [
    'video over http',
    'message',
    { ...BLOCKS.video, video_url: 'http://example.com' },
    '/video_url',
    'must be a valid URL',
  ],
  [
    'empty cell',
    'message',
    { type: 'table', rows: [[{ type: 'raw_text', text: '' }]] },
    '/rows/0/0/text',
    'must be more than 0 characters',
  ],
  [
    'ragged data table',
    'message',
    { ...BLOCKS.data_table, rows: [[{ type: 'raw_text', text: 'a' }], []] },
    '/rows/1',
    /no fewer|same number/,
  ],
  [
    'empty slice',
    'message',
    { type: 'data_visualization', title: 'x', chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] } },
    '/chart/segments/0/value',
    'must be more than 0',
  ],
  ['empty card', 'message', { type: 'card', subtitle: mrkdwn('x') }, '', /must define either/],
  [
    'collapsed without collapsing',
    'message',
    { ...BLOCKS.container, is_collapsible: false },
    '/default_collapsed',
    /requires/,
  ],
  [
    'task status',
    'message',
    { ...BLOCKS.task_card, status: 'done' },
    '/status',
    'must be a valid enum value',
  ],
];

refuses('blocks', BLOCK_FAULTS);
