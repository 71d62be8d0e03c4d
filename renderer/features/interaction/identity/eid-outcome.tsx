import { useTranslation } from 'react-i18next';
import type { EidState } from '../../../../preload/contract/identity.ts';
import { Notice } from '../../../components/notice.tsx';

/** How the sign-in ended, and what can be done now. */
export const EidOutcome = ({ outcome }: { readonly outcome: EidState }) => {
  const { t } = useTranslation(['identity', 'interaction']);
  const { state, level } = outcome;
  if (state === 'waiting') return null;
  return (
    <Notice tone={state === 'proven' ? 'done' : 'wait'} title={t(`eid.${state}`)} isAnnounced>
      <p>{t(`eid.${state}Help`, { level: t(`interaction:level.${level}`) })}</p>
    </Notice>
  );
};
