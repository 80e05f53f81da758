export const engagement = {
  'engagement.refusal.paused': '“{engagement}” is paused. Its lead can resume it with the button on its card; nothing is lost meanwhile.',
  'engagement.refusal.running': '“{engagement}” is running, so this isn’t needed.',
  'engagement.refusal.closed': '“{engagement}” is closed. Its lead can open it again.',
} as const;
