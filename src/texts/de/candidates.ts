import type { candidates as en } from '../en/candidates.ts';

export const candidates: Record<keyof typeof en, string> = {
  'candidates.refusal.cost':
    'Bitte geben Sie eine Zahl über 0 an, etwa 4,20, ohne Tausenderzeichen und Währungszeichen.',
  'candidates.refusal.volume': 'Bitte geben Sie eine Zahl über 0 an, etwa 1200, ohne Tausenderzeichen.',
  'candidates.refusal.rate': 'Bitte geben Sie eine Zahl von 0 bis 100 an, etwa 15 oder 12,5.',
  'candidates.refusal.currency':
    'Bitte geben Sie die Währung mit ihren drei Buchstaben an, etwa EUR oder USD.',
  'candidates.refusal.currency-missing':
    'In welcher Währung sind die Kosten? Drei Buchstaben, etwa EUR oder USD.',
  'candidates.refusal.currencies':
    'Verschiedene Währungen: Die anderen Anwendungsfälle sind in {currency}. Bitte rechnen Sie in {currency} um, damit sich die Werte vergleichen lassen.',
  'candidates.refusal.period-missing':
    'Gilt das für einen Tag, eine Woche, einen Monat, ein Quartal oder ein Jahr?',
  'candidates.refusal.link': 'Bitte geben Sie eine Webadresse an, die mit https:// oder http:// beginnt.',
  'candidates.refusal.source': 'Eine davon steht nicht mehr im Datenverzeichnis. Bitte wählen Sie neu.',
  'candidates.refusal.name-taken':
    'Es gibt schon einen Anwendungsfall „{name}“. Bitte wählen Sie einen anderen Namen.',
  'candidates.refusal.retired':
    '„{name}“ wurde ausgemustert. Stellen Sie den Anwendungsfall wieder her, dann können Sie ihn bearbeiten.',
  'candidates.refusal.chosen':
    '„{name}“ ist der Anwendungsfall dieses Zyklus. Wählen Sie zuerst einen anderen, dann lässt er sich ausmustern.',
};
