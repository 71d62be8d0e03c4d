import type { NewGround, ParkedItem, ParkedWork } from '../../../preload/contract/outbox-parked.ts';
import { AmendWork } from './amend-work.tsx';
import { CompareWork } from './compare-work.tsx';
import { isProven } from './is-proven.ts';
import { SendPanel } from './send-panel.tsx';
import { useAmendment } from './use-amendment.ts';
import type { WorkWords } from './work-words.ts';

export type MendWorkProps = {
  readonly item: ParkedItem;
  readonly work: ParkedWork;
  readonly words: WorkWords;
  readonly newGround: NewGround | null;
  readonly onKeepCentral: () => void;
};

/** Comparing or correcting, whichever is offered; nothing where the work is not this one's to mend. */
export const MendWork = ({ item, work, words, newGround, onKeepCentral }: MendWorkProps) => {
  const amendment = useAmendment(item, work);
  const isCompared = item.actions.includes('compare');
  const onNewGround = item.actions.includes('new-ground') && isProven(newGround);
  if (!isCompared && !onNewGround && !item.actions.includes('amend')) return null;
  const parts = { work, amendment, words };
  return (
    <>
      {isCompared ? <CompareWork {...parts} /> : <AmendWork {...parts} />}
      <SendPanel {...parts} item={item} onNewGround={onNewGround} onKeepCentral={onKeepCentral} />
    </>
  );
};
