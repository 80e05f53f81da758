export const WORKFLOW_IDS = {
  allow: 'workflow.permission.give',
  withdraw: 'workflow.permission.withdraw',
} as const;
