import type { engagement as en } from '../en/engagement.ts';

export const engagement: Record<keyof typeof en, string> = {
  'engagement.refusal.paused': '„{engagement}“ ruht. Die Leitung kann es mit der Taste auf der Karte fortsetzen; bis dahin geht nichts verloren.',
  'engagement.refusal.running': '„{engagement}“ läuft; das ist nicht nötig.',
  'engagement.refusal.closed': '„{engagement}“ ist geschlossen. Die Leitung kann es wieder öffnen.',
};
