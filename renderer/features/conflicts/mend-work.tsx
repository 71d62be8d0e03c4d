import type { ParkedItem, ParkedWork } from '../../../preload/contract/outbox-parked.ts';
import { AmendWork } from './amend-work.tsx';
import { CompareWork } from './compare-work.tsx';
import { SendPanel } from './send-panel.tsx';
import { useAmendment } from './use-amendment.ts';
import type { WorkWords } from './work-words.ts';

export type MendWorkProps = {
  readonly item: ParkedItem;
  readonly work: ParkedWork;
  readonly words: WorkWords;
  readonly onKeepCentral: () => void;
};

/** Comparing or correcting, whichever is offered; nothing where the work is not this one's to mend. */
export const MendWork = ({ item, work, words, onKeepCentral }: MendWorkProps) => {
  const amendment = useAmendment(item, work);
  const isCompared = item.actions.includes('compare');
  if (!isCompared && !item.actions.includes('amend')) return null;
  const parts = { work, amendment, words };
  return (
    <>
      {isCompared ? <CompareWork {...parts} /> : <AmendWork {...parts} />}
      <SendPanel {...parts} item={item} onKeepCentral={onKeepCentral} />
    </>
  );
};
