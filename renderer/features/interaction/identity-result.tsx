import { useTranslation } from 'react-i18next';
import type { IdentityProof, Interaction } from '../../../preload/contract/interaction.ts';
import { Notice } from '../../components/notice.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';

type ProofLineProps = { readonly proof: IdentityProof };

const ProofLine = ({ proof }: ProofLineProps) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const format = useFormat();
  return (
    <li>
      {t('identity.proof', {
        method: pack.text(
          proof.documentKind === null
            ? `identityMethod.${proof.method}`
            : `documentKind.${proof.documentKind}`,
        ),
        at: format.moment(proof.checkedAt),
      })}
      {': '}
      {t(`level.${proof.level}`)}
    </li>
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
