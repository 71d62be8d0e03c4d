import { useTranslation } from 'react-i18next';
import type { MandateDetail } from '../../../preload/contract/mandate-keeping.ts';
import { Facts } from '../../components/facts.tsx';
import type { FactLine } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { SourceChip } from '../../components/source-chip.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { languageName } from './language-name.ts';
import { useMandateWords } from './mandate-words.ts';

/** Who, within which limits, how it was given, and how far this machine can vouch for it. */
export const MandateFacts = ({ detail }: { readonly detail: MandateDetail }) => {
  const { t } = useTranslation('mandate');
  const pack = useCodedText('pack');
  const format = useFormat();
  const words = useMandateWords();
  const { mandate, wording, office } = detail;
  const { grantee, otherGrantees, decide, channels, restrictions, provenance } = mandate;
  const attorneys = [grantee, ...otherGrantees].map(({ name, kind }) =>
    t('facts.attorney', { name, kind: t(`grantee.kind.${kind}`) }),
  );
  const lines: readonly FactLine[] = [
    { term: t('facts.kind'), value: pack.text(`mandateKind.${mandate.kind}`) },
    { term: t('facts.attorneys'), value: <bdi>{format.list(attorneys)}</bdi> },
    ...(otherGrantees.length === 0
      ? []
      : [{ term: t('facts.decide'), value: t(decide === 'alone' ? 'grantee.alone' : 'grantee.jointly') }]),
    {
      term: t('facts.channels'),
      value:
        channels.length === 0
          ? t('facts.everyChannel')
          : format.list(channels.map((channel) => pack.text(`channel.${channel}`))),
    },
    {
      term: t('facts.restrictions'),
      value: restrictions === '' ? t('facts.none') : <span dir="auto">{restrictions}</span>,
    },
    {
      term: t('facts.passOn'),
      value: t(mandate.maySubDelegate ? 'facts.mayPassOn' : 'facts.mayNotPassOn'),
    },
    { term: t('facts.madeOn'), value: format.day(mandate.madeOn) },
    { term: t('facts.givenBy'), value: t(`givenBy.${mandate.givenBy}`) },
    ...(wording === null
      ? []
      : [
          {
            term: t('facts.wording'),
            value: t('facts.wordingIn', {
              version: wording.version,
              language: languageName(wording.language),
            }),
          },
        ]),
    { term: t('facts.credential'), value: words.credential(mandate.credential) },
    ...(office === null ? [] : [{ term: t('facts.office'), value: office }]),
  ];
  return (
    <Panel title={t('facts.title')} aside={<SourceChip provenance={provenance} />}>
      <Facts lines={lines} />
    </Panel>
  );
};
