import type { Thing } from '../../forms/fields/thing.ts';
import type { MonitoringDefaults } from '../../playbook/monitoring-schema.ts';
import type { FeedContext } from '../feeds/feed.ts';

/** What a monitor is filled in among. */
export interface MonitorContext extends FeedContext {
  /** Who fills it in, and when. */
  me: string;
  now: Temporal.Instant;
  /** The zone of the engagement. */
  timeZone: string;
  defaults: MonitoringDefaults['monitor'];
  /** The models at work that can be watched. */
  deployments: readonly Thing[];
  /** Feeds of the form's kind. */
  feeds: readonly Thing[];
  /** [M4] The sealed references of the engagement. */
  references: readonly (Thing & { season?: string | null })[];
  /** [M5] What is sealed to hold actuals against, by key. */
  metrics: readonly Thing[];
}
