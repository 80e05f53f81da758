import type { production as en } from '../en/production.ts';

/** Ein Modell bei der Arbeit: sein Einsatz, seine Stufen, die Aktionen, nach denen es fragt. */
export const production: Record<keyof typeof en, string> = {
  'production.refusal.phase':
    'Ein Modell geht in Phase 4 an die Arbeit. Zuerst kommen die drei Gates des Pilotprojekts.',
  'production.refusal.model': 'Noch keine Version des Modells hat alle Gates des Pilotprojekts bestanden.',
  'production.refusal.seal':
    'Noch ist nichts versiegelt. Das Gate von Phase 2 versiegelt den Plan, an dem die Produktion gemessen wird.',
  'production.refusal.live': 'In diesem Zyklus ist schon ein Modell bei der Arbeit.',
  'production.refusal.outcomes': 'Nennen Sie 2 bis 20 Ergebnisse, eines je Zeile.',
  'production.refusal.outcomes-twice': 'Jedes Ergebnis steht hier einmal.',
  'production.refusal.digest': 'Eine SHA-256 hat 64 Zeichen, 0–9 und a–f.',
  'production.refusal.host': 'Schreiben Sie nur den Host, etwa cases.example.com.',
  'production.change.start': '{who} hat {what} an die Arbeit geschickt, beaufsichtigt',
  'production.change.stage': '{who} hat festgelegt, wie weit {what} selbst handelt',
};
