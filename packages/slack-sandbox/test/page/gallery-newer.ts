import { mrkdwn, plain, raw } from './gallery-objects.ts';

/** The newer kinds. */
export function newer(image: string): unknown[] {
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const line = (name: string, values: number[]) => ({
    name,
    data: values.map((value, i) => ({ label: days[i] ?? '', value })),
  });
  const task = (task_id: string, title: string, status: string) => ({
    type: 'task_card',
    task_id,
    title,
    status,
  });
  return [
    {
      type: 'alert',
      level: 'warning',
      text: mrkdwn('*Evidence changed 11:40.* Approvals before that no longer count.'),
    },
    {
      type: 'data_visualization',
      title: 'Precision, last readings',
      chart: {
        type: 'line',
        series: [
          line('precision', [0.91, 0.9, 0.88, 0.87, 0.86, 0.84]),
          line(
            'threshold',
            days.map(() => 0.85),
          ),
        ],
        axis_config: { categories: days, y_label: 'precision' },
      },
    },
    {
      type: 'data_visualization',
      title: 'Cases a day',
      chart: {
        type: 'bar',
        series: [line('agreed', [40, 52, 38, 60, 44, 12]), line('overridden', [4, 2, 6, 3, 8, 1])],
        axis_config: { categories: days },
      },
    },
    {
      type: 'card',
      icon: { type: 'image', image_url: image, alt_text: 'chart' },
      title: mrkdwn('*Case 48213*'),
      subtitle: mrkdwn('refund request · confidence 0.94'),
      body: mrkdwn('Proposal: approve refund, 42.10 €'),
      actions: [{ type: 'button', action_id: 'case.agree', text: plain('Agree'), value: '48213' }],
    },
    {
      type: 'data_table',
      caption: 'Sources',
      page_size: 2,
      rows: [
        [raw('Source'), raw('Rows')],
        [raw('crm_tickets'), { type: 'raw_number', value: 120400, text: '120,400' }],
        [raw('erp_invoices'), { type: 'raw_number', value: 8210, text: '8,210' }],
        [raw('web_clickstream'), { type: 'raw_number', value: 990100, text: '990,100' }],
      ],
    },
    {
      type: 'container',
      title: plain('Details'),
      is_collapsible: true,
      child_blocks: [{ type: 'section', text: mrkdwn('Inside a container') }],
    },
    {
      type: 'plan',
      title: 'Rollout',
      tasks: [task('a', 'Shadow', 'complete'), task('b', 'Canary', 'in_progress')],
    },
    {
      type: 'video',
      title: plain('How a gate works'),
      title_url: 'https://example.com/gate',
      video_url: 'https://example.com/gate.mp4',
      thumbnail_url: image,
      alt_text: 'A gate opening',
    },
    { type: 'hologram', title: 'Unheard of', note: { text: 'and still readable' } },
  ];
}
