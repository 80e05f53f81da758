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
  'production.refusal.case': 'Ein Fall heißt nicht „.“, „..“ oder „batch“: Damit könnte keine Adresse enden.',
  'production.refusal.link': 'Ein Link ist https und enthält keinen Benutzernamen.',
  'production.refusal.link-host':
    'Dieser Einsatz nimmt Links zu diesen Hosts: {hosts}. Lassen Sie den Link weg oder den Host aufnehmen.',
  'production.refusal.complexity': 'Die Komplexität ist low, medium oder high.',
  'production.refusal.confidence':
    'Die Konfidenz ist eine Zahl von 0 bis 1. NaN, Unendlich und Text sind keine; senden Sie 0, wo das Modell keine Konfidenz hat.',
  'production.refusal.proposal':
    'Ein Vorschlag ist JSON von höchstens {kb} KB, höchstens {depth} tief geschachtelt, ohne NUL-Zeichen, kaputte Zeichen oder Zahlen jenseits eines Double.',
  'production.refusal.outcome': 'Dieser Einsatz kennt diese Ergebnisse: {outcomes}.',
  'production.refusal.webhook-outside':
    'Dorthin können keine Entscheidungen gemeldet werden: {why}. Wer Phasegate betreibt, kann den Host zulassen.',
  'production.refusal.ended': '{model} ist nicht mehr bei der Arbeit: Der Einsatz ist beendet.',
  'production.reason.supervised': 'In der begleiteten Zeit prüfen Menschen jede Aktion.',
  'production.reason.paused': 'Die Stufe pausiert: Menschen prüfen jede Aktion.',
  'production.reason.stage': 'Die Stufe lässt sie zu.',
  'production.reason.complexity': 'Aktionen dieser Komplexität prüfen in dieser Stufe Menschen.',
  'production.reason.confidence': 'Die Konfidenz liegt unter dem, was diese Stufe verlangt.',
  'production.reason.agreed': 'Eine Prüferin oder ein Prüfer hat zugestimmt.',
  'production.reason.override': 'Die Prüfung kam zu einem anderen Ergebnis.',
  'production.reason.material error': 'Die Prüfung fand einen wesentlichen Fehler.',
  'production.reason.withdrawn':
    'Eine Stufe ließ sie zu und würde es nicht mehr. Schlagen Sie sie unter einer anderen case_id vor, wenn sie noch gemeint ist.',
  'production.reason.executed': 'Sie wurde schon ausgeführt.',
  'production.error.other-digest': 'Fall {case}: Genehmigt war {approved}…, ausgeführt wurde {done}….',
  'production.error.no-leave': 'Fall {case} wurde ausgeführt, obwohl ihn niemand genehmigt hatte.',
  'production.change.start': 'von {who} beaufsichtigt an die Arbeit geschickt: {what}',
  'production.change.stage': 'von {who} festgelegt, wie weit es selbst handelt: {what}',
  'production.untold.head':
    '{count, plural, =0 {Jede Entscheidung über {model} ist mitgeteilt oder unterwegs.} one {*{host}* hat eine Entscheidung über {model} nicht angenommen. Bis sein System sie bekommt oder abfragt, handelt es in dem Fall nicht.} other {*{host}* hat Entscheidungen über {model} nicht angenommen. Bis sein System sie bekommt oder abfragt, handelt es in den Fällen nicht.}}',
  'production.untold.line':
    '*{case}*: {fault} · {attempts, plural, one {1 Versuch} other {# Versuche}} · {when}',
  'production.untold.all': 'Alle erneut senden',
  'production.untold.again': 'Erneut senden',
  'production.untold.more': 'Es gibt weitere; sie stehen hier, sobald diese mitgeteilt sind.',
};
