import { useTranslation } from 'react-i18next';
import type { ActId } from '../../../preload/contract/values.ts';
import { useCore } from '../../api/core-context.tsx';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import type { DraftKeeper } from './draft-keeper.ts';

type StaleNoticeProps = { readonly actId: ActId; readonly keeper: DraftKeeper };

/** The same draft was saved elsewhere: both still exist, and a person chooses. */
export const StaleNotice = ({ actId, keeper }: StaleNoticeProps) => {
  const { t } = useTranslation('service');
  const core = useCore();
  const choose = async (keep: 'mine' | 'theirs'): Promise<void> => {
    const newer = await core.call('act/form', { actId });
    if (newer.ok) keeper.rebase(newer.value, keep);
  };
  return (
    <Notice
      tone="wait"
      title={t('stale.title')}
      isAnnounced
      actions={
        <>
          <Button look="primary" onPress={() => void choose('mine')}>
            {t('stale.mine')}
          </Button>
          <Button onPress={() => void choose('theirs')}>{t('stale.theirs')}</Button>
        </>
      }
    >
      <p>{t('stale.body')}</p>
    </Notice>
  );
};
