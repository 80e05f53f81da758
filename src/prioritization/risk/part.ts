import type { Part } from '../../parts.ts';

/** [E6] The risk tier and the class under the EU AI Act. */
export const risk: Part = {};
