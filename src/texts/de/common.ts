import type { common as en } from '../en/common.ts';

export const common: Record<keyof typeof en, string> = {
  'common.somebody': 'jemand',
  'common.save': 'Speichern',
  'common.file-unsent':
    'Die Datei, um die Sie gebeten haben, ließ sich nicht senden: Slack hat sie {tries, number}-mal nicht angenommen. Bitten Sie in ein paar Minuten noch einmal darum; wenn auch das scheitert, sagen Sie es denen, die Phasegate hier betreiben.',
  'common.cancel': 'Abbrechen',
  'common.close': 'Schließen',
  'common.back': 'Zurück',
  'common.next': 'Weiter',
  'common.previous': 'Zurück',
  'common.edit': 'Bearbeiten…',
  'common.search': 'Suchen',
  'common.optional': 'freiwillig',
  'common.none': 'keine',
  'common.unassigned': 'nicht besetzt',
  'common.yes': 'Ja',
  'common.no': 'Nein',
  'common.notice': 'Hinweis',
  'common.working': 'Einen Moment…',
  'common.page': 'Seite {page} von {pages}',
  'common.trouble':
    'Bei uns ist etwas schiefgegangen, und nichts wurde gespeichert. Bitte noch einmal versuchen; geschieht es wieder, nennen Sie Ihrer Phasegate-Administration diesen Code: {id}',
  'common.database-down':
    'Phasegate erreicht gerade seine Datenbank nicht, darum wurde nichts gespeichert. Das behebt sich von selbst; bitte in einer Minute noch einmal versuchen.',
  'refusal.title': 'Das ging nicht',
  'refusal.required': 'Bitte ausfüllen.',
  'refusal.two-numbers':
    '„{typed}“ kann {grouped} oder {decimal} heißen. Bitte das Gemeinte so eingeben, wie es hier steht.',
  'refusal.too-long': 'Bitte auf {max, number} Zeichen kürzen; es sind {length, number}.',
  'refusal.choose': 'Bitte eine der Möglichkeiten wählen.',
  'refusal.date': 'Bitte ein Datum als JJJJ-MM-TT angeben.',
  'refusal.no-encryption-key':
    'Dafür braucht es PHASEGATE_ENCRYPTION_KEY: Wer Phasegate betreibt, setzt ihn (openssl rand -base64 32 macht einen).',
  'refusal.other-encryption-key':
    'PHASEGATE_ENCRYPTION_KEY ist ein anderer als der, unter dem dies aufbewahrt wurde: Wer Phasegate betreibt, setzt den früheren wieder ein oder macht mit npm run keys:rotate -- --now neue Signaturschlüssel.',
  'refusal.not-found': 'Das gibt es nicht mehr, oder Sie können es nicht sehen.',
  'refusal.by-hand':
    'Das entscheiden Menschen selbst, in Slack. Kein Schlüssel und kein Agent kann es für sie tun.',
  'refusal.external': 'Gäste und Personen anderer Organisationen können mitlesen, aber hier nichts ändern.',
  'refusal.deactivated': 'Ihr Slack-Konto ist hier deaktiviert.',
  'refusal.role': 'In „{engagement}“ können Sie das nicht. Diese Personen können es: {people}.',
  'refusal.conflict':
    '{who} hat das geändert, nachdem Sie es geöffnet hatten. Ihre Eingaben sind noch da: bitte ansehen, was sich geändert hat, und noch einmal speichern.',
  'refusal.expired': 'Dieses Formular war für Slack zu lange offen. Bitte noch einmal öffnen.',
};
