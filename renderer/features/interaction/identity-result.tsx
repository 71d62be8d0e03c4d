import { useTranslation } from 'react-i18next';
import type { IdentityProof, Interaction } from '../../../preload/contract/interaction.ts';
import { Notice } from '../../components/notice.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useLanguage } from '../../language/language-context.tsx';
import { useFormat } from '../../language/use-format.ts';

type ProofLineProps = { readonly proof: IdentityProof };

const ProofLine = ({ proof }: ProofLineProps) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const format = useFormat();
  const { locale } = useLanguage().language;
  const region = new Intl.DisplayNames(locale, { type: 'region' });
  const shown =
    proof.documentKind === null
      ? pack.text(`identityMethod.${proof.method}`)
      : t('panel.documentEnd', {
          kind: pack.text(`documentKind.${proof.documentKind}`),
          country: proof.issuingCountry === null ? '' : (region.of(proof.issuingCountry) ?? ''),
          end: proof.documentNumberEnd ?? '',
        });
  const checked = t('panel.checkedBy', { name: proof.checkedBy, at: format.moment(proof.checkedAt) });
  return <li>{[shown, t(`level.${proof.level}`), checked].join('. ')}.</li>;
};

/** What the recorded proofs give, and what the newest one lacks, with what can be done about it. */
export const IdentityResult = ({ interaction }: { readonly interaction: Interaction }) => {
  const { t } = useTranslation('interaction');
  const { proofs, level } = interaction;
  const shortfall = proofs[0]?.shortfall ?? null;
  return (
    <Notice
      tone={shortfall !== null || level === 'none' ? 'wait' : 'done'}
      title={t(`identity.resultTitle.${level}`)}
      isAnnounced
    >
      <p>{t(`identity.resultBody.${level}`)}</p>
      {shortfall === null ? null : <p>{t(`identity.shortfall.${shortfall}`)}</p>}
      <ul className="small">
        {proofs.map((proof) => (
          <ProofLine key={proof.proofId} proof={proof} />
        ))}
      </ul>
    </Notice>
  );
};
