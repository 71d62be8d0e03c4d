import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/use-now.ts';
import { useFormat } from '../../language/use-format.ts';
import { saveStateOf } from './draft.ts';
import type { Draft, SaveState } from './draft.ts';
import './service.css';

const useSaveWords = (draft: Draft): string => {
  const { t } = useTranslation('service');
  const format = useFormat();
  const now = useNow();
  const state = saveStateOf(draft);
  if (draft.trouble?.code === 'act/stale-draft') return t('save.stale');
  return state === 'saved' ? t('save.saved', { time: format.time(draft.savedAt, now) }) : t(`save.${state}`);
};

/** Whether a change of state is worth interrupting somebody who listens: not the many small saves. */
const isNews = (state: SaveState): boolean => state === 'saved' || state === 'failed';

/**
 * Whether what was typed is safe, in words beside the form. Read out when it changes to another minute or to trouble, since a
 * region is only read when its words change.
 */
export const SaveLine = ({ draft }: { readonly draft: Draft }) => {
  const words = useSaveWords(draft);
  const state = saveStateOf(draft);
  return (
    <p className={`save-line save-${state}`}>
      <span aria-hidden className="save-dot" />
      <span role="status" aria-live={isNews(state) ? 'polite' : 'off'}>
        {words}
      </span>
    </p>
  );
};
