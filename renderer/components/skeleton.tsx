import { useTranslation } from 'react-i18next';
import './skeleton.css';

export type SkeletonProps = { readonly lines?: number };

/** The place of something that is being fetched. Stays invisible for the first moment: the desk nearly always answers sooner. */
export const Skeleton = ({ lines = 3 }: SkeletonProps) => {
  const { t } = useTranslation('app');
  return (
    <div className="skeleton" role="status" aria-busy="true" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton-line" />
      ))}
    </div>
  );
};
