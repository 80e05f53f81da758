import { context, type Modal, modal } from '@phasegate/block-kit/blocks.ts';
import { settingsFields } from '../../digest/screens/settings.ts';
import type { Say } from '../../texts/say.ts';
import { PORTFOLIO_IDS } from '../ids.ts';

/** [D4] Whether and when the portfolio comes as a direct message. */
export const settingsForm = (say: Say, settings: Parameters<typeof settingsFields>[1]): Modal =>
  modal({
    callback_id: PORTFOLIO_IDS.settings,
    title: say('portfolio.settings.title'),
    submit: say('common.save'),
    close: say('common.close'),
    blocks: [context(say('portfolio.settings.why')), ...settingsFields(say, settings)],
  });
