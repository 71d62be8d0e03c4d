import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import type { FactLine } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { sharedProvenance } from '../../components/shared-provenance.ts';
import { SourceChip } from '../../components/source-chip.tsx';
import { useLanguage } from '../../language/language-context.tsx';
import { addressLines, homeCountry as home } from './address-text.ts';
import type { FileProps } from './person-head.tsx';
import { RevealDialog } from './reveal-dialog.tsx';

const useRegion = (country: string): string => {
  const { locale } = useLanguage().language;
  return new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country;
};

const useLanguageName = (tag: string): string => {
  const { locale } = useLanguage().language;
  return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
};

/** Words and never a value; two colleagues may ask to see it, in a dialog that shows and forgets. */
const ShieldedAddress = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const [isAsking, setIsAsking] = useState(false);
  const close = useCallback(() => setIsAsking(false), []);
  return (
    <span className="stack stack-tight stack-start">
      <span>{t('address.shielded')}</span>
      <Button size="small" onPress={() => setIsAsking(true)}>
        {t('reveal.ask')}
      </Button>
      {isAsking ? (
        <RevealDialog personId={file.personId} name={file.name.value.display} onClose={close} />
      ) : null}
    </span>
  );
};

/** The address in lines. */
const AddressValue = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const country = useRegion(file.address?.value.country ?? home);
  if (file.hasShieldedAddress) return <ShieldedAddress file={file} />;
  if (file.address === null) return <span>{t('address.none')}</span>;
  const { value } = file.address;
  return (
    <address className="person-address">
      {value.careOf === '' ? null : <span>{t('address.careOf', { name: value.careOf })}</span>}
      {addressLines({ ...value, country: value.country === home ? home : country }, home).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </address>
  );
};

type FactsPanelProps = {
  readonly title: string;
  readonly lines: readonly FactLine[];
  readonly children?: ReactNode;
};

/** Facts of one source name it once, in the head of their panel; of several, each names its own. */
const FactsPanel = ({ title, lines, children }: FactsPanelProps) => {
  const shared = sharedProvenance(lines.flatMap(({ provenance }) => provenance ?? []));
  return (
    <Panel title={title} aside={shared === null ? null : <SourceChip provenance={shared} />}>
      {children}
      <Facts lines={shared === null ? lines : lines.map(({ term, value }) => ({ term, value }))} />
    </Panel>
  );
};

export const PersonPanel = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const language = useLanguageName(file.language);
  const address = file.hasShieldedAddress ? null : (file.address?.provenance ?? null);
  return (
    <FactsPanel
      title={t('section.person')}
      lines={[
        { term: t('fact.name'), value: file.name.value.display, provenance: file.name.provenance },
        { term: t('fact.address'), value: <AddressValue file={file} />, provenance: address },
        { term: t('fact.language'), value: language },
      ]}
    />
  );
};

export const ContactPanel = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const contacts = file.contacts.map((contact): FactLine => ({
    term: t(`fact.${contact.kind}`),
    value: (
      <>
        <bdi>{contact.value}</bdi>{' '}
        <span className="quiet small">
          {t(contact.isVerified ? 'contact.verified' : 'contact.unverified')}
        </span>
      </>
    ),
    provenance: contact.provenance,
  }));
  return (
    <FactsPanel
      title={t('section.contact')}
      lines={[
        ...contacts,
        {
          term: t('fact.letters'),
          value: t(`letters.${file.letters.value}`),
          provenance: file.letters.provenance,
        },
      ]}
    >
      {file.hasShieldedAddress ? (
        <p>{t('contact.shielded')}</p>
      ) : contacts.length === 0 ? (
        <p className="quiet">{t('contact.none')}</p>
      ) : null}
    </FactsPanel>
  );
};

export const AccountPanel = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  if (file.account === null) {
    return (
      <Panel title={t('section.account')}>
        <p className="quiet">{t('account.none')}</p>
      </Panel>
    );
  }
  const { value, provenance } = file.account;
  const account = t('account.ending', { bank: value.bankName, lastFour: value.lastFour });
  return (
    <FactsPanel
      title={t('section.account')}
      lines={[{ term: t('fact.account'), value: account, provenance }]}
    />
  );
};
