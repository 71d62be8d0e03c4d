import type { Sheet } from './sheet.ts';

/** Lines say nothing to whoever listens. */
export const asDecoration = ({ doc }: Pick<Sheet, 'doc'>, draw: () => void): void => {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
};
