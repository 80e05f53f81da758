export const SEARCH_IDS = {
  find: 'search.hit.find',
} as const;
