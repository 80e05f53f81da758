import type { View } from '../contract.ts';
import { useStore } from '../store/store.ts';
import { Modal } from './Modal.tsx';

const NONE: View[] = [];

/** The open modals, the last one on top; those below keep what was typed into them. */
export function ModalStack() {
  const views = useStore((s) => s.state?.views ?? NONE);
  return views.map((view, i) => (
    <Modal key={view.id} view={view} isTop={i === views.length - 1} isStacked={views.length > 1} />
  ));
}
