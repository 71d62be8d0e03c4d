import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ClaimedRelation } from '../../../preload/contract/interaction.ts';
import type { PersonMatch } from '../../../preload/contract/person.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import type { Card } from '../../components/radio-cards.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useFormat } from '../../language/use-format.ts';
import { speaksForOrganisation } from './party-form.ts';
import type { PartyFault, PartyForm, Representative } from './party-form.ts';
import type { Candidate } from './representatives.ts';

/** The search for a person, given from outside: it is the one of the Find screen. */
export type RenderSearch = (search: {
  readonly label: string;
  readonly none: string;
  readonly onChoose: (match: PersonMatch) => void;
}) => ReactNode;

export type RepresentativeFieldsProps = {
  readonly subjectName: string;
  readonly candidates: readonly Candidate[];
  readonly form: PartyForm;
  readonly onChange: (form: PartyForm) => void;
  readonly fault: PartyFault | null;
  readonly renderSearch: RenderSearch;
};

const keyOf = (representative: Representative): string =>
  representative.from === 'file' ? representative.personId : representative.from;

const representativeOf = (key: string): Representative => {
  if (key === 'search') return { from: 'search', found: null };
  if (key === 'unknown') return { from: 'unknown' };
  return { from: 'file', personId: key as PersonId };
};

/** What the registers say of somebody: what they are to the citizen, and whether a mandate names them. */
const useCandidateCard = (): ((candidate: Candidate) => Card) => {
  const { t } = useTranslation('interaction');
  const relation = useTranslation('person').t;
  const format = useFormat();
  const mandateWords = ({ mandate }: Candidate): string => {
    if (mandate === null) return t('contact.mandate.none');
    const day = mandate.status === 'not-yet' ? mandate.validFrom : mandate.validUntil;
    return mandate.status === 'live' && day !== null
      ? t('contact.mandate.liveUntil', { day: format.day(day) })
      : t(`contact.mandate.${mandate.status}`, { day: day === null ? '' : format.day(day) });
  };
  return (candidate) => ({
    value: candidate.personId,
    label: candidate.name,
    detail: [
      ...(candidate.relation === null ? [] : [relation(`relation.${candidate.relation}`)]),
      mandateWords(candidate),
    ].join(' · '),
  });
};

/** Who acts: the likely people as cards, then a search, then a name that no register knows. */
export const RepresentativeFields = (props: RepresentativeFieldsProps) => {
  const { subjectName, candidates, form, onChange } = props;
  const { t } = useTranslation('interaction');
  const cardOf = useCandidateCard();
  return (
    <>
      <RadioCards
        label={t('contact.which', { name: subjectName })}
        value={keyOf(form.representative)}
        onChange={(key) => onChange({ ...form, representative: representativeOf(key) })}
        cards={[
          ...candidates.map(cardOf),
          { value: 'search', label: t('contact.search'), detail: t('contact.searchHelp') },
          { value: 'unknown', label: t('contact.unknown'), detail: t('contact.unknownHelp') },
        ]}
      />
      {form.representative.from === 'search' ? <SearchFields {...props} /> : null}
      {form.representative.from === 'unknown' ? <NameFields {...props} /> : null}
      {speaksForOrganisation(form) ? <OrganisationFields {...props} /> : null}
    </>
  );
};

const RelationField = ({ subjectName, form, onChange }: RepresentativeFieldsProps) => {
  const { t } = useTranslation('interaction');
  return (
    <SelectField
      label={t('contact.relation', { name: subjectName })}
      value={form.relation}
      onChange={(relation) => onChange({ ...form, relation })}
      choices={ClaimedRelation.options.map((value) => ({ value, label: t(`claimed.${value}`) }))}
      widthChars={36}
    />
  );
};

/** The firm a lawyer or an accountant speaks for: a mandate or a role may stand in its name. */
const OrganisationFields = ({ form, onChange }: RepresentativeFieldsProps) => {
  const { t } = useTranslation('interaction');
  const { organisation } = form;
  return (
    <>
      <TextField
        label={t('contact.organisation')}
        help={t('contact.organisationHelp')}
        value={organisation.name}
        onChange={(name) => onChange({ ...form, organisation: { ...organisation, name } })}
        maxLength={200}
        widthChars={36}
        isRequired={false}
      />
      <TextField
        label={t('contact.organisationNumber')}
        help={t('contact.organisationNumberHelp')}
        value={organisation.number}
        onChange={(number) => onChange({ ...form, organisation: { ...organisation, number } })}
        maxLength={20}
        widthChars={12}
        isIdentifier
        isRequired={false}
      />
    </>
  );
};

const SearchFields = (props: RepresentativeFieldsProps) => {
  const { form, onChange, fault, renderSearch } = props;
  const { t } = useTranslation('interaction');
  const { representative } = form;
  if (representative.from !== 'search') return null;
  const choose = (found: { readonly personId: PersonId; readonly name: string } | null): void =>
    onChange({ ...form, representative: { from: 'search', found } });
  if (representative.found === null) {
    return (
      <>
        {fault === 'person-needed' ? (
          <Notice tone="wait" title={t('contact.personNeeded')} isAnnounced />
        ) : null}
        {renderSearch({
          label: t('contact.searchLabel'),
          none: t('contact.searchNone'),
          onChoose: ({ personId, name }) => choose({ personId, name }),
        })}
      </>
    );
  }
  return (
    <>
      <Notice
        tone="done"
        isAnnounced
        title={t('contact.chosen', { name: representative.found.name })}
        actions={<Button onPress={() => choose(null)}>{t('contact.chooseAgain')}</Button>}
      />
      <RelationField {...props} />
    </>
  );
};

const NameFields = (props: RepresentativeFieldsProps) => {
  const { form, onChange, fault } = props;
  const { t } = useTranslation('interaction');
  return (
    <>
      <TextField
        label={t('contact.name')}
        value={form.name}
        onChange={(name) => onChange({ ...form, name })}
        maxLength={200}
        widthChars={36}
        error={fault === 'name-needed' ? t('contact.nameNeeded') : null}
      />
      <RelationField {...props} />
    </>
  );
};
