import { useTranslation } from 'react-i18next';
import type { IdentityProof, Interaction } from '../../../preload/contract/interaction.ts';
import { Notice } from '../../components/notice.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useLanguage } from '../../language/language-context.tsx';
import { useFormat } from '../../language/use-format.ts';

type ProofLineProps = { readonly proof: IdentityProof };

const ProofLine = ({ proof }: ProofLineProps) => {
  const { t } = useTranslation(['interaction', 'identity']);
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
  const seconded = proof.secondedBy === null ? [] : [t('identity:seconded', { name: proof.secondedBy })];
  const kinds = proof.pieces.map(({ documentKind }) => pack.text(`documentKind.${documentKind}`));
  const points = proof.pieces.reduce((sum, piece) => sum + piece.points, 0);
  const pieces = kinds.length === 0 ? [] : [t('identity:pieces', { points, documents: kinds.join(', ') })];
  const counts =
    proof.countsUntil === null ? [] : [t('identity:countsUntil', { at: format.moment(proof.countsUntil) })];
  return (
    <li>{[shown, ...pieces, t(`level.${proof.level}`), checked, ...seconded, ...counts].join('. ')}.</li>
  );
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
