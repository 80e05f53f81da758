import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, words } from '../support/cast.ts';
import { keepView } from '../support/pictures.ts';
import * as acts from '../support/pilot-acts.ts';
import { EMPLOYMENT_2015, type PilotStory, rethresholded, startPilotStory } from '../support/pilot-story.ts';

describe.skipIf(!existsSync(EMPLOYMENT_2015))(
  'from an approved phase 1 to three approved gates on one version of the model (needs the shared data)',
  { timeout: 120_000 },
  () => {
    let story: PilotStory;
    beforeAll(async () => {
      story = await startPilotStory();
    }, 60_000);
    afterAll(() => story?.stop());

    /** For the README: the message in the thread of the card that has this picture, the thread pulled wide. */
    const keepThread = (name: string, alt: RegExp) =>
      keepView(story, 'lena', 'C0SUPTRIAG', name, async (page) => {
        await page
          .getByRole('button', { name: /repl(y|ies)/ })
          .first()
          .click();
        await page.setViewportSize({ width: 1280, height: 1600 });
        await page.addStyleTag({ content: '.with-thread .columns { grid-template-columns: 0 1fr 760px }' });
        const picture = page.getByRole('img', { name: alt });
        return page.getByTestId('thread').getByTestId('message').filter({ has: picture }).last();
      });

    it('[E3] phase 1 is approved: the card asks for use cases', async () => {
      await story.shown('Phase 2 Prioritization');
    });

    it('[P1.1] Lena adds two use cases', async () => {
      await acts.addUseCases(story);
      expect(words(await story.opensHere('lena', '/playbook candidates'))).toContain('Letter drafting');
      await story.clear('lena');
    });

    it('[P2.2] [P2.5] they are scored blind, settled, and the highest product is chosen', async () => {
      await acts.scoreAndChoose(story);
      await story.shown('Employment outreach', '320');
      await keepThread('matrix', /Employment outreach/);
    });

    it('[P3.1] [P3.2] [P3.3] [P3.4] the plan: what it is worth, what that takes, what is measured today', async () => {
      await acts.fillPlan(story, { target: '126720' });
      const plan = await story.opensHere('lena', '/playbook plan');
      expect(words(plan)).toContain('accuracy ≥ 0.82');
      await story.clear('lena');
    });

    it('[P3.5] business and legal sign the bounds in the channel', async () => {
      await acts.signBounds(story);
      await keepThread('roi', /accuracy/);
    });

    it('[E6] the risk is assessed one question at a time: limited, so legal attests one item more', async () => {
      await acts.assessRisk(story);
      await story.shown('limited');
    });

    it('[P3.4] the gate of phase 2 seals the plan, and phase 3 begins', async () => {
      await acts.sealPlan(story);
    });

    it('[B1] the build sequence is there with owners and days, and is worked off', async () => {
      await acts.buildAll(story);
    });

    it('[B2] [B3] heuristic and baseline are evaluated: the baseline beats it, no gap opens', async () => {
      await acts.evaluateBefore(story);
      expect(words(await story.opensHere('lena', '/playbook gaps'))).not.toContain('heuristic');
      await story.clear('lena');
    });

    it('[B2] [B4] v1 is evaluated on 68,785 predictions dropped in the channel: accuracy passes', async () => {
      await story.evaluate(acts.columns('v1'), 'predictions-v1.csv.gz', readFileSync(EMPLOYMENT_2015));
      await story.shown('v1', '0.827');
      await keepThread('evaluation', /0\.827|82\.7/);
      await keepThread('segments', /SEX/);
    });

    it('[B6] v1 is unfair to one sex: its gate cannot be asked for, and says which segment', async () => {
      await ok(story.as('lena').command(story.CHANNEL, '/playbook gate fairness v1'));
      const told = await story.until(() =>
        story
          .as('lena')
          .ephemerals(story.CHANNEL)
          .findLast((one) => words(one).includes('✕')),
      );
      expect(words(told)).toContain('SEX=2');
    });

    it('[B6] v2 decides otherwise at the margin, and every segment is within its bound', async () => {
      await story.evaluate(acts.columns('v2'), 'predictions-v2.csv.gz', rethresholded(0.56));
      await story.shown('v2');
    });

    it('[B7] v2 ran in staging', async () => {
      await acts.recordStaging(story, 'v2');
    });

    it('[B8] phase 4 opens once all three gates are approved on v2, and not before', async () => {
      const performance = await story.ask('/playbook gate performance v2', 'Performance');
      await story.approve('priya', performance);
      await story.approve('sam', performance);
      await story.shown('Performance', 'Approved');
      const fairness = await story.ask('/playbook gate fairness v2', 'Fairness');
      await story.approve('priya', fairness);
      await story.approve('jonas', fairness, 'read');
      await story.shown('Fairness', 'Approved');
      expect(words(story.fresh(story.card))).toContain('Phase 3');
      const integration = await story.ask('/playbook gate integration v2', 'Integration');
      await story.approve('ada', integration);
      await story.approve('sam', integration);
      await story.shown('Phase 4 Production');
    });
  },
);
