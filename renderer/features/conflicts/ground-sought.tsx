import { useTranslation } from 'react-i18next';
import type { InteractionId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LinkButton } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { parkedItemPath } from '../../components/paths.ts';
import { useCodedText } from '../../language/coded-text.ts';
import './conflicts.css';

export type GroundSoughtProps = { readonly interactionId: InteractionId };

/** In a contact that was begun for parked work: what it waits for, and the way back to it. Nothing in every other contact. */
export const GroundSought = ({ interactionId }: GroundSoughtProps) => {
  const { t } = useTranslation('parked');
  const pack = useCodedText('pack');
  const answer = useAnswer('parked/of-contact', { interactionId });
  if (answer.state !== 'ready') return null;
  if (answer.value.items.length === 0) return null;
  const notices = answer.value.items.map(({ envelopeId, serviceId, answer: { outcome } }) => (
    <Notice
      key={envelopeId}
      tone={outcome === 'permit' ? 'done' : 'wait'}
      title={t('ground.contactTitle', { service: pack.text(`service.${serviceId}.name`) })}
      actions={<LinkButton href={parkedItemPath(envelopeId)}>{t('ground.back')}</LinkButton>}
    >
      <p>{t(outcome === 'permit' ? 'ground.contactProven' : 'ground.contactMissing')}</p>
    </Notice>
  ));
  return <div className="stack ground-sought">{notices}</div>;
};
