import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { useByteSize } from '../../language/use-byte-size.ts';
import type { Courier, CourierState } from './use-courier.ts';

type Of<K extends CourierState['kind']> = Extract<CourierState, { readonly kind: K }>;

const Progress = ({ task, done, total }: Of<'busy'>) => {
  const { t } = useTranslation('courier');
  const percent = total === 0 ? 0 : Math.round((100 * done) / total);
  const words = total > 1 ? t('progress', { done, total }) : null;
  return <ProgressLine label={t(`task.${task}`)} percent={percent} words={words} />;
};

const Delivered = ({ counts, isSaved, onSave }: Of<'delivered'> & { readonly onSave: () => void }) => {
  const { t } = useTranslation('courier');
  const others = (['refused', 'undecided', 'unreadable'] as const).filter((each) => counts[each] > 0);
  return (
    <Notice
      tone={others.length === 0 ? 'done' : 'wait'}
      title={t('delivered.title', { count: counts.received })}
      isAnnounced
      actions={
        <Button look="primary" icon={<Download aria-hidden size={18} />} onPress={onSave}>
          {t('delivered.save')}
        </Button>
      }
    >
      {others.map((each) => (
        <p key={each}>{t(`delivered.${each}`, { count: counts[each] })}</p>
      ))}
      <p>{t(isSaved ? 'delivered.saved' : 'delivered.next')}</p>
    </Notice>
  );
};

const TakenIn = ({ counts }: Of<'taken-in'>) => {
  const { t } = useTranslation('courier');
  const others = (['known', 'parked', 'rejected'] as const).filter((each) => counts[each] > 0);
  return (
    <Notice
      tone={counts.rejected > 0 || counts.parked > 0 ? 'wait' : 'done'}
      title={t('takenIn.title', { count: counts.released })}
      isAnnounced
    >
      {others.map((each) => (
        <p key={each}>{t(`takenIn.${each}`, { count: counts[each] })}</p>
      ))}
    </Notice>
  );
};

const Saved = ({ items, leftOut, file }: Of<'saved'>) => {
  const { t } = useTranslation('courier');
  const sizeOf = useByteSize();
  return (
    <Notice tone={leftOut === 0 ? 'done' : 'wait'} title={t('saved.title', { count: items })} isAnnounced>
      <p>{t('saved.size', { size: sizeOf(file.bytes) })}</p>
      {leftOut === 0 ? null : <p>{t('leftOut', { count: leftOut })}</p>}
      <p>{t('saved.next')}</p>
    </Notice>
  );
};

/** What is under way, or what came of it. */
export const CourierOutcome = ({ courier }: { readonly courier: Courier }) => {
  const { state } = courier;
  switch (state.kind) {
    case 'idle':
      return null;
    case 'busy':
      return <Progress {...state} />;
    case 'saved':
      return <Saved {...state} />;
    case 'delivered':
      return <Delivered {...state} onSave={() => void courier.saveReceipts()} />;
    case 'taken-in':
      return <TakenIn {...state} />;
    case 'problem':
      return (
        <ProblemNotice
          problem={state.problem}
          {...(state.resume === null ? {} : { onRetry: state.resume })}
        />
      );
    default:
      return state satisfies never;
  }
};
