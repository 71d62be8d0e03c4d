import { useTranslation } from 'react-i18next';
import type { WrittenBy as By } from '../../../preload/contract/outbox-parked.ts';
import { useNow } from '../../api/use-now.ts';
import { useFormat } from '../../language/use-format.ts';

/** Who wrote one side, where and when; what is not known is said to be so. */
export const WrittenBy = ({ by }: { readonly by: By }) => {
  const { t } = useTranslation('parked');
  const format = useFormat();
  const nowMs = useNow();
  const { staffName, office, at } = by;
  if (at === null) return <>{t('sides.byUnknown')}</>;
  const when = format.time(at, nowMs);
  if (staffName === null) return <>{t('sides.byRegister', { at: when })}</>;
  return (
    <>
      {office === null
        ? t('sides.byStaff', { staff: staffName, at: when })
        : t('sides.by', { staff: staffName, office, at: when })}
    </>
  );
};
