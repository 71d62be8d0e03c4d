import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../../preload/contract/values.ts';
import type { RevealedContact, RevealOffer } from '../../../preload/contract/reveal.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { RevealForm } from './reveal-form.tsx';
import { RevealedLines } from './revealed-lines.tsx';

export type RevealDialogProps = {
  readonly personId: PersonId;
  readonly name: string;
  readonly onClose: () => void;
};

/** Two look, or nobody does. What was shown lives in this dialog alone and goes with it. */
export const RevealDialog = ({ personId, name, onClose }: RevealDialogProps) => {
  const { t } = useTranslation('person');
  const offer = useAnswer('person/reveal-offer', { personId });
  const [shown, setShown] = useState<RevealedContact | null>(null);
  return (
    <Dialog title={t('reveal.title', { name })} isOpen onClose={onClose}>
      {shown === null ? (
        <Loaded answer={offer}>
          {(value) => <Question personId={personId} offer={value} onShown={setShown} onClose={onClose} />}
        </Loaded>
      ) : (
        <RevealedLines contact={shown} onHidden={onClose} />
      )}
    </Dialog>
  );
};

type QuestionProps = {
  readonly personId: PersonId;
  readonly offer: RevealOffer;
  readonly onShown: (contact: RevealedContact) => void;
  readonly onClose: () => void;
};

/** The form, or why there is nothing to fill in here and what to do instead. */
const Question = ({ personId, offer, onShown, onClose }: QuestionProps) => {
  const { t } = useTranslation('person');
  const isPossible = offer.isOnline && offer.colleagues.length > 0;
  if (isPossible)
    return (
      <RevealForm personId={personId} colleagues={offer.colleagues} onShown={onShown} onClose={onClose} />
    );
  const why = offer.isOnline ? 'nobody' : 'offline';
  return (
    <Notice
      tone="info"
      title={t(`reveal.${why}.title`)}
      actions={<Button onPress={onClose}>{t('reveal.close')}</Button>}
    >
      <p>{t(`reveal.${why}.instead`)}</p>
    </Notice>
  );
};
