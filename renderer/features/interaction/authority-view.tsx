import { useTranslation } from 'react-i18next';
import type { AuthorityAnswer, Missing, Obligation } from '../../../preload/contract/authority.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { ServiceId } from '../../../preload/contract/values.ts';
import { Sentence } from '../../components/sentence.tsx';
import { SourceChip } from '../../components/source-chip.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { shownParams } from '../../language/shown-params.ts';
import { useFormat } from '../../language/use-format.ts';
import { useAuthorityWords } from './use-authority-words.ts';
import './authority.css';

type MissingListProps = { readonly missing: readonly Missing[] };

/** Everything that is missing, in words that can be said aloud. */
const MissingList = ({ missing }: MissingListProps) => {
  const authority = useCodedText('authority');
  const format = useFormat();
  return (
    <ul className="missing">
      {missing.map(({ code, params }) => (
        <li key={code} className="missing-line">
          <p className="missing-title">
            {authority.text(`missing.${code}.title`, shownParams(params, format))}
          </p>
          <p>{authority.text(`missing.${code}.why`, shownParams(params, format))}</p>
        </li>
      ))}
    </ul>
  );
};

type ObligationListProps = { readonly obligations: readonly Obligation[] };

/** What is owed when the act is done. */
export const ObligationList = ({ obligations }: ObligationListProps) => {
  const authority = useCodedText('authority');
  const format = useFormat();
  return (
    <ul className="owed">
      {obligations.map(({ code, params }) => (
        <li key={code}>{authority.text(`obligation.${code}`, shownParams(params, format))}</li>
      ))}
    </ul>
  );
};

type PermitProps = { readonly permit: Extract<AuthorityAnswer, { outcome: 'permit' }> };

const Permit = ({ permit }: PermitProps) => {
  const { t } = useTranslation('interaction');
  return (
    <>
      {permit.provisional.length === 0 ? null : (
        <section className="stack stack-tight">
          <div>
            <StateChip tone="wait">{t('authority.mayCapture')}</StateChip>
          </div>
          <h3 className="authority-sub">{t('authority.because')}</h3>
          <MissingList missing={permit.provisional} />
        </section>
      )}
      <p className="row row-tight">
        <span>{t('authority.levelReached', { level: t(`level.${permit.level}`) })}</span>
        <span className="quiet">{t('authority.resting')}</span>
        <SourceChip provenance={permit.freshness} />
      </p>
      {permit.obligations.length === 0 ? null : (
        <section className="stack stack-tight">
          <h3 className="authority-sub">{t('authority.owed')}</h3>
          <ObligationList obligations={permit.obligations} />
        </section>
      )}
    </>
  );
};

/** Without anything that central, or somebody at a counter, has still to find. */
const isFull = (answer: AuthorityAnswer): boolean =>
  answer.outcome === 'permit' && answer.provisional.length === 0;

export type AuthorityViewProps = {
  readonly answer: AuthorityAnswer;
  readonly interaction: Pick<Interaction, 'party' | 'subject'>;
  readonly serviceId: ServiceId;
  readonly level?: 2 | 3;
};

/** The answer of the authority as a sentence, then what it rests on or what is missing, then what is owed. */
export const AuthorityView = ({ answer, interaction, serviceId, level = 3 }: AuthorityViewProps) => {
  const words = useAuthorityWords();
  return (
    <div className="stack" aria-live="polite">
      <Sentence tone={isFull(answer) ? 'yes' : 'not-yet'} level={level}>
        {words({ answer, interaction, serviceId })}
      </Sentence>
      {answer.outcome === 'permit' ? <Permit permit={answer} /> : <MissingList missing={answer.missing} />}
    </div>
  );
};
