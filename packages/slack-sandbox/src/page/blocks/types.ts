import type { ReactNode } from 'react';
import type { Block } from '../kit.ts';

export interface BlockProps {
  block: Block;
  id: string;
  /** Renders blocks inside blocks. */
  Nested: (props: { blocks: Block[] }) => ReactNode;
}
