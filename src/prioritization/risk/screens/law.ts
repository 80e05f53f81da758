import { inLanguage } from '../../../playbook/playbook.ts';
import type { EuClass, RiskManifest } from '../../../playbook/risk-schema.ts';
import type { Say } from '../../../texts/say.ts';
import { dayText } from '../../../texts/words.ts';

/** [E6] The law in its version, and from when what part of a class's duties applies; mrkdwn. */
export function lawLine(say: Say, { law, classes }: RiskManifest, euClass: EuClass): string {
  const applies = classes.find((known) => known.key === euClass)?.applies ?? [];
  const dates = applies.map(({ from, to }) =>
    say('risk.law.from', { day: dayText(from, say), what: inLanguage(to, say) }),
  );
  return say.md('risk.law.line', {
    version: inLanguage(law.version, say),
    dates: dates.join(' · '),
    has: dates.length > 0 ? 'dates' : 'none',
    checked: dayText(law.checked, say),
  });
}
