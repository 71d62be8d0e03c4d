import { useTranslation } from 'react-i18next';
import type { Receiver } from '../../../preload/contract/consent.ts';
import { CheckboxCards } from '../../components/checkbox-field.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useConsentWording } from '../../language/use-consent-wording.ts';

export type TellOthersProps = {
  readonly receivers: readonly Receiver[];
  /** More could be told, but the citizen is not the one who acts. */
  readonly asksCitizenAlone: boolean;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Who else hears of the change: whom the law names without asking, whom the citizen lets, each with what they are told. */
export const TellOthers = ({ receivers, asksCitizenAlone, chosen, onChange }: TellOthersProps) => {
  const { t } = useTranslation('consent');
  const pack = useCodedText('pack');
  const wording = useConsentWording();
  if (receivers.length === 0 && !asksCitizenAlone) return null;
  const byLaw = receivers.flatMap((receiver) =>
    receiver.basis.kind === 'law' ? [{ ...receiver, law: receiver.basis.law }] : [],
  );
  const asked = receivers.filter(({ basis }) => basis.kind === 'consent');
  const words = asked
    .filter(({ receiverId }) => chosen.includes(receiverId))
    .flatMap((each) => wording(each) ?? []);
  return (
    <section className="stack" aria-label={t('tell.title')}>
      <div className="stack stack-tight">
        <h3 className="service-sub">{t('tell.title')}</h3>
        <p className="quiet">{t('tell.help')}</p>
      </div>
      <ul className="told-list">
        {byLaw.map(({ receiverId, law }) => (
          <li key={receiverId}>
            <strong>{pack.text(`receiver.${receiverId}.name`)}</strong>
            <span>{pack.text(`receiver.${receiverId}.tells`)}</span>
            <span className="quiet small">{t('tell.law', { law })}</span>
          </li>
        ))}
      </ul>
      {asked.length === 0 ? null : (
        <CheckboxCards
          label={t('tell.choose')}
          help={t('tell.chooseHelp')}
          value={chosen}
          onChange={onChange}
          isRequired={false}
          cards={asked.map(({ receiverId, basis }) => ({
            value: receiverId,
            label: pack.text(`receiver.${receiverId}.name`),
            detail: `${pack.text(`receiver.${receiverId}.tells`)}${
              basis.kind === 'consent' && basis.consentId !== null ? `. ${t('tell.stands')}.` : ''
            }`,
          }))}
        />
      )}
      {asksCitizenAlone ? <p className="quiet small">{t('tell.citizenAlone')}</p> : null}
      {words.length === 0 ? null : (
        <div className="told-words" role="status">
          <p className="quiet small">{t('tell.wording')}</p>
          {words.map((text) => (
            <blockquote key={text}>{text}</blockquote>
          ))}
        </div>
      )}
    </section>
  );
};
