/** Buttons and forms of the lineage. */
export const LINEAGE_IDS = {
  open: 'foundation.lineage.open',
  back: 'foundation.lineage.back',
  page: 'foundation.lineage.page',
  orphans: 'foundation.lineage.orphans',
  menu: 'foundation.lineage.menu',
  addTransformation: 'foundation.lineage.add_transformation',
  addDataset: 'foundation.lineage.add_dataset',
  saveNode: 'foundation.lineage.save_node',
  connect: 'foundation.lineage.connect',
  connectThis: 'foundation.lineage.connect_this',
  saveConnect: 'foundation.lineage.save_connect',
  chooseTarget: 'foundation.lineage.choose_target',
  chooseTargets: 'foundation.lineage.choose_targets',
  chooseFeeds: 'foundation.lineage.choose_feeds',
  paste: 'foundation.lineage.paste',
  checkPaste: 'foundation.lineage.check_paste',
  mermaid: 'foundation.lineage.mermaid',
  openLineage: 'foundation.lineage.openlineage',
} as const;

/** Subject kind of the picture's message. */
export const LINEAGE_CARD = 'foundation.lineage';
